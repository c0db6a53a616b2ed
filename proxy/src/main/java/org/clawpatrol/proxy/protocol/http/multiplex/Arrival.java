package org.clawpatrol.proxy.protocol.http.multiplex;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Headers;

/** What has arrived on a stream and was not asked for yet. */
sealed interface Arrival {

    /** Whether the peer sends no more. */
    boolean last();

    record Section(Http2Headers headers, boolean last) implements Arrival {}

    /**
     * A piece of body.
     *
     * @param content owned by whoever holds this
     * @param window bytes of the window it takes up, its padding among them
     */
    record Piece(ByteBuf content, int window, boolean last) implements Arrival {}
}
