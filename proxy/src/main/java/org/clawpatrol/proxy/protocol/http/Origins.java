package org.clawpatrol.proxy.protocol.http;

import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.proxy.net.Connection;

/** Names of origins as HTTP writes them. Stateless. */
final class Origins {
    private static final int HTTPS_PORT = 443;

    private Origins() {}

    /** Where a connection goes. */
    static HostPort of(Connection connection) {
        return new HostPort(connection.host(), connection.port());
    }

    /** {@code host} or {@code host:port}, the default port left out. */
    static String authority(HostPort origin) {
        if (origin.port() != HTTPS_PORT) {
            return origin.toString();
        }
        return origin.host().indexOf(':') >= 0 ? "[" + origin.host() + "]" : origin.host();
    }
}
