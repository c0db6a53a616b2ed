package org.clawpatrol.proxy.net;

import java.util.List;
import org.clawpatrol.dsl.config.EndpointConfig;

/**
 * Where a connection to an origin is to lead and what may be spoken on it. Immutable.
 *
 * @param host name or IP literal the origin's certificate must be for
 * @param port 1 to 65535
 * @param protocols ALPN names offered, the preferred one first
 */
public record OriginTarget(EndpointConfig endpoint, String host, int port, List<String> protocols) {

    public OriginTarget {
        protocols = List.copyOf(protocols);
    }
}
