package org.clawpatrol.dsl.config;

/**
 * A network name or address with a port.
 *
 * @param host lower-case name, or an IP literal without brackets
 * @param port 1 to 65535, or 0 where the system shall choose
 */
public record HostPort(String host, int port) {

    /** {@code host:port}, with brackets around an IPv6 literal. */
    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
