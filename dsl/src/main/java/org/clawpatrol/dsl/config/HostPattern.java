package org.clawpatrol.dsl.config;

import java.util.OptionalInt;

/**
 * One entry of an endpoint's {@code hosts}.
 *
 * @param name lower-case name, IP literal, or for a wildcard the suffix without {@code *.}
 * @param wildcard whether the entry was {@code *.suffix}
 * @param port declared port, if any
 */
public record HostPattern(String name, boolean wildcard, OptionalInt port) {
    private static final int HTTPS_PORT = 443;

    /** The name and port it claims: an entry without a port claims that of HTTPS. */
    public HostPort claim() {
        return new HostPort(name, port.orElse(HTTPS_PORT));
    }

    /** Whether it is an IP address rather than a name. */
    public boolean address() {
        return !wildcard && IpLiteral.canonical(name).isPresent();
    }

    /** As one would write it. */
    @Override
    public String toString() {
        String host = wildcard ? "*." + name : name;
        return port.isPresent() ? new HostPort(host, port.getAsInt()).toString() : host;
    }
}
