package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import org.clawpatrol.dsl.config.GatewaySettings.Limits;

/**
 * Collects a request body up to the inspection cap. Holds at most one piece more than the cap; what
 * was collected is forwarded from here. One thread.
 */
final class BodyCapture {
    /** What one buffer can hold besides a piece more. */
    private static final long MOST = Integer.MAX_VALUE / 2;

    private final ByteBuf collected;
    private final long limit;
    private boolean ended;

    BodyCapture(ByteBufAllocator allocator, Limits limits) {
        this.collected = allocator.buffer();
        this.limit = Math.min(limits.bodyBuffer(), MOST);
    }

    /** Takes a piece over. */
    void add(ByteBuf piece, boolean last) {
        collected.writeBytes(piece);
        piece.release();
        ended = last;
    }

    /** Whether nothing more needs to be collected. */
    boolean complete() {
        return ended || overflown();
    }

    /** Whether the agent's body ended with what was collected. */
    boolean ended() {
        return ended;
    }

    /** A copy of what rules and people may see. */
    CapturedBody view() {
        int size = (int) Math.min(limit, collected.readableBytes());
        byte[] bytes = ByteBufUtil.getBytes(collected, collected.readerIndex(), size, true);
        return overflown()
                ? CapturedBody.truncated(bytes, limit)
                : CapturedBody.complete(bytes, limit);
    }

    /** All that was collected, to be released by the caller. */
    ByteBuf take() {
        return collected.retain();
    }

    void release() {
        collected.release();
    }

    private boolean overflown() {
        return collected.readableBytes() > limit;
    }
}
