package org.clawpatrol.proxy.protocol.http;

import java.util.Optional;
import org.clawpatrol.dsl.config.EndpointConfig;

/**
 * What must be equal for two actions to share a connection to an origin. The device belongs to it,
 * so that no connection serves two; the whole endpoint does, so that a reload that changes where or
 * how to dial shares nothing with what was before.
 */
record OriginKey(
        EndpointConfig endpoint,
        Optional<String> credential,
        String device,
        String profile,
        String host,
        int port) {}
