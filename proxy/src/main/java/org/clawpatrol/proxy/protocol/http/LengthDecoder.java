package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** A body of known length. One thread. */
final class LengthDecoder implements BodyDecoder {
    private long left;

    LengthDecoder(long bytes) {
        this.left = bytes;
    }

    @Override
    public @Nullable ByteBuf next(ByteBuf in) {
        int size = (int) Math.min(left, in.readableBytes());
        if (size == 0) {
            return null;
        }
        left -= size;
        return in.readRetainedSlice(size);
    }

    @Override
    public boolean done() {
        return left == 0;
    }

    @Override
    public HttpFields trailers() {
        return HttpFields.empty();
    }
}
