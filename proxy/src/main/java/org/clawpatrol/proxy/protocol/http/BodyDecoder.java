package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** Takes the body of one message off the wire. One thread. */
sealed interface BodyDecoder permits LengthDecoder, ChunkedDecoder, UntilCloseDecoder {

    static BodyDecoder of(Framing framing) {
        return switch (framing) {
            case Framing.None() -> new LengthDecoder(0);
            case Framing.Length(long bytes) -> new LengthDecoder(bytes);
            case Framing.Chunked() -> new ChunkedDecoder();
            case Framing.UntilClose() -> new UntilCloseDecoder();
        };
    }

    /**
     * The next piece of the body, owned by the caller; null when none is in {@code in} or the body
     * has ended.
     */
    @Nullable ByteBuf next(ByteBuf in) throws MalformedMessageException;

    /** Whether the whole body, trailers included, was taken. */
    boolean done();

    /** What followed the body; complete once {@link #done()}. */
    HttpFields trailers();
}
