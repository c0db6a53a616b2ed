package org.clawpatrol.proxy.protocol.http;

import org.clawpatrol.proxy.net.Connection;

/**
 * What the requests of one agent connection share. Lives on the connection's event loop.
 *
 * @param pool connections to origins on the same loop
 * @param digests shared with other connections
 */
record HttpSession(
        HttpServices services,
        Connection connection,
        OriginPool pool,
        HttpFactReader facts,
        ActionDigests digests,
        BodyNeed bodyNeed,
        TokenTargets tokens) {}
