package org.clawpatrol.proxy.protocol.http.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * The last step of an agent's frames on their way to the origin, behind every judgement: where
 * secrets take the place of placeholders. One thread.
 */
final class PlaceholderPass {
    private final PlaceholderSink sink;
    private final FrameReader reader;

    /**
     * @param out takes over what goes on
     */
    PlaceholderPass(
            ByteBufAllocator allocator,
            TextRewrite rewrite,
            IntSupplier maskKeys,
            Consumer<ByteBuf> out) {
        this.sink = new PlaceholderSink(allocator, rewrite, maskKeys, out);
        // Nothing was agreed upon about compression where a secret was lent.
        this.reader = new FrameReader(allocator, true, false, sink);
    }

    /** Takes bytes over that were found to be valid frames, however they are cut. */
    void pass(ByteBuf frames) {
        try {
            var fault = reader.read(frames, () -> true);
            if (fault.isPresent()) {
                throw new IllegalStateException("a frame was valid and is not any more");
            }
        } finally {
            frames.release();
        }
    }

    /** Gives back what is held. */
    void release() {
        reader.release();
        sink.release();
    }
}
