package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;

/** What an agent sends after a refusal, read only so that the refusal arrives. One thread. */
final class Lingering {
    private static final int MOST = 1024 * 1024;

    private int read;

    /** Drops some of it; false once it was more than is worth reading. */
    boolean take(ByteBuf bytes) {
        read += bytes.readableBytes();
        bytes.release();
        return read <= MOST;
    }
}
