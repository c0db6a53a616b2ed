package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** A body that ends with its connection. Stateless. */
final class UntilCloseDecoder implements BodyDecoder {

    @Override
    public @Nullable ByteBuf next(ByteBuf in) {
        return in.isReadable() ? in.readRetainedSlice(in.readableBytes()) : null;
    }

    @Override
    public boolean done() {
        return false;
    }

    @Override
    public HttpFields trailers() {
        return HttpFields.empty();
    }
}
