package org.clawpatrol.proxy.protocol.http.relay;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/** One end of a connection behind a switch of protocols. One event loop. */
public interface RelayEnd {

    ByteBufAllocator allocator();

    /** Writes bytes and takes them over; also when the end is gone. */
    void send(ByteBuf bytes);

    void flush();

    /**
     * Asks for bytes: answered by any number of pieces and then one word that the reading is
     * complete, never from inside this call.
     */
    void demand();

    /** Whether what is sent now would leave soon instead of piling up. */
    boolean writable();

    /** Ends the connection behind everything that was sent; any number of times. */
    void close();
}
