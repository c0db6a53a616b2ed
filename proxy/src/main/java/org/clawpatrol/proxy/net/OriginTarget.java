package org.clawpatrol.proxy.net;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.proxy.tls.ClientIdentity;

/**
 * Where a connection to an origin is to lead and what may be spoken on it. Immutable.
 *
 * @param host name or IP literal the origin's certificate must be for
 * @param port 1 to 65535
 * @param protocols ALPN names offered, the preferred one first
 * @param identity what to show where the origin asks who connects
 */
public record OriginTarget(
        EndpointConfig endpoint,
        String host,
        int port,
        List<String> protocols,
        Optional<ClientIdentity> identity) {

    public OriginTarget {
        protocols = List.copyOf(protocols);
    }

    /** For whom nothing is shown. */
    OriginTarget(EndpointConfig endpoint, String host, int port, List<String> protocols) {
        this(endpoint, host, port, protocols, Optional.empty());
    }
}
