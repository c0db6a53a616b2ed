package org.clawpatrol.proxy.protocol.http;

import java.util.Optional;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.proxy.tls.ClientIdentity;

/**
 * What must be equal for two actions to share a connection to an origin. The device belongs to it,
 * so that no connection serves two; the whole endpoint does, so that a reload that changes where or
 * how to dial shares nothing with what was before.
 *
 * @param identity the client certificate itself: one set anew under the same name is another
 */
record OriginKey(
        EndpointConfig endpoint,
        Optional<String> credential,
        Optional<ClientIdentity> identity,
        String device,
        String profile,
        String host,
        int port) {

    HostPort origin() {
        return new HostPort(host, port);
    }

    /** Asked for with every request, so it leaves out what seldom tells two apart. */
    @Override
    public int hashCode() {
        return 31 * (31 * device.hashCode() + host.hashCode()) + port;
    }
}
