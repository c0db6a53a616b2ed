package org.clawpatrol.proxy.protocol.http;

import io.netty.handler.flush.FlushConsolidationHandler;

/**
 * Makes the flushes of one turn of the event loop one flush, so that a head and its body, or the
 * frames of many streams, leave in one TLS record and one system call. One channel.
 */
final class TurnFlush extends FlushConsolidationHandler {
    /** After so many flushes it does not wait for the end of the turn. */
    private static final int MOST = 256;

    TurnFlush() {
        super(MOST, true);
    }
}
