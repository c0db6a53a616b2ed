package org.clawpatrol.proxy.protocol.http.multiplex;

import io.netty.handler.codec.http2.Http2Settings;

/** What the peer says about the whole connection, on its loop. */
public interface ConnectionListener {

    /** The peer opened a stream: its listener must be set before this returns. */
    void onStream(MultiplexedStream stream);

    /** A stream of either end has ended; called once for each. */
    default void onStreamEnded(MultiplexedStream stream) {}

    /** The peer changed some of its settings. */
    default void onSettings(Http2Settings settings) {}

    /** The peer takes no more streams. */
    default void onGoAway() {}
}
