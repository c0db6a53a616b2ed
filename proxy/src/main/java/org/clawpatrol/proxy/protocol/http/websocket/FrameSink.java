package org.clawpatrol.proxy.protocol.http.websocket;

import io.netty.buffer.ByteBuf;

/**
 * Gets the frames of one direction in the order they came. Every buffer is taken over and holds the
 * bytes as they stood on the wire. One thread.
 */
interface FrameSink {

    /**
     * A whole control frame.
     *
     * @param raw head and payload
     */
    void control(FrameHeader header, ByteBuf raw);

    /**
     * The head of a data frame; at least one {@link #payload} follows, unless the connection ends.
     */
    void data(FrameHeader header, ByteBuf raw);

    /**
     * A piece of the payload of the last data frame; may be empty.
     *
     * @param end whether the frame ends with it
     */
    void payload(ByteBuf piece, boolean end);
}
