package org.clawpatrol.dsl.config;

import java.util.List;

/**
 * The proxy that connections to origins go through.
 *
 * @param user empty where the proxy wants none; the password is the secret {@link #SECRET}
 * @param noProxy what is reached without it: names, {@code *.suffix}, addresses and networks such
 *     as {@code 10.0.0.0/8}, each well-formed
 * @param remoteNames whether the proxy looks names up rather than the gateway
 */
public record UpstreamProxy(
        Kind kind, HostPort address, String user, List<String> noProxy, boolean remoteNames) {

    /** The name under which the password is kept, as the secret of a credential is. */
    public static final String SECRET = "upstream_proxy";

    /** How the proxy is asked. */
    public enum Kind {
        HTTP,
        SOCKS5
    }

    public UpstreamProxy {
        noProxy = List.copyOf(noProxy);
    }

    /** As its URL. */
    @Override
    public String toString() {
        return (kind == Kind.HTTP ? "http://" : "socks5://") + address;
    }
}
