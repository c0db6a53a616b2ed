package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayDeque;
import java.util.Deque;

/** The pieces of one request body that have arrived and not been taken. One thread. */
final class Http2RequestBody {
    private final Framing framing;
    private final Deque<ByteBuf> pieces = new ArrayDeque<>(2);
    private long received;
    private boolean ended;
    private boolean released;
    private HttpFields trailers = HttpFields.empty();

    /**
     * @param ended whether the head was all of the request
     */
    Http2RequestBody(Framing framing, boolean ended) {
        this.framing = framing;
        this.ended = ended;
    }

    static Http2RequestBody none() {
        return new Http2RequestBody(new Framing.None(), false);
    }

    /** Takes a piece over; false when there is more, or in the end less, than was announced. */
    boolean add(ByteBuf piece, boolean last) {
        if (ended || released) {
            piece.release();
            return !ended;
        }
        received += piece.readableBytes();
        pieces.add(piece);
        return last ? end(HttpFields.empty()) : fits();
    }

    /** The agent says that there is no more; false when that is less than was announced. */
    boolean end(HttpFields following) {
        ended = true;
        trailers = following;
        return complete();
    }

    /** What followed the body. */
    HttpFields trailers() {
        return trailers;
    }

    private boolean fits() {
        return !(framing instanceof Framing.Length(long bytes)) || received <= bytes;
    }

    /** Whether everything that was announced has arrived. */
    boolean complete() {
        return ended && (!(framing instanceof Framing.Length(long bytes)) || received == bytes);
    }

    /** Whether a piece, or the end, can be taken. */
    boolean ready() {
        return !pieces.isEmpty() || ended;
    }

    ByteBuf next() {
        ByteBuf piece = pieces.poll();
        return piece == null ? Unpooled.EMPTY_BUFFER : piece;
    }

    /** Whether everything was taken. */
    boolean taken() {
        return ended && pieces.isEmpty();
    }

    void release() {
        released = true;
        pieces.forEach(ByteBuf::release);
        pieces.clear();
    }
}
