package org.clawpatrol.proxy.protocol.http.websocket;

import io.netty.buffer.ByteBuf;

/** Finds and covers lent secrets in what an origin sends back. One thread. */
public interface FrameMask {

    /** Overwrites every secret in the readable bytes; tells whether there was one. */
    boolean cover(ByteBuf bytes);

    /** Length of the longest end of the readable bytes that could be the beginning of a secret. */
    int openEnd(ByteBuf bytes);
}
