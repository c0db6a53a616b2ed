package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.Optional;
import org.clawpatrol.proxy.protocol.http.multiplex.MultiplexedStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes one message on a stream of HTTP/2. The head waits until something follows it, so that a
 * message without a body is one frame. Lives on the event loop.
 */
final class Http2MessageWriter {
    private final MultiplexedStream stream;
    private @Nullable Head waiting;
    private @Nullable ChannelFuture last;

    private record Head(Http2Headers headers, ChannelFutureListener written) {}

    Http2MessageWriter(MultiplexedStream stream) {
        this.stream = stream;
    }

    /**
     * Begins the message.
     *
     * @param written told once the head was written or could not be
     */
    void head(Http2Headers headers, ChannelFutureListener written) {
        waiting = new Head(headers, written);
    }

    /** Writes a piece of body and takes it over. */
    void data(ByteBuf piece) {
        if (!piece.isReadable()) {
            piece.release();
            return;
        }
        writeHead(false);
        stream.data(piece, false);
    }

    void end(HttpFields trailers) {
        if (trailers.size() > 0) {
            writeHead(false);
            Http2Headers section = new DefaultHttp2Headers();
            add(section, trailers);
            last = stream.headers(section, true);
        } else if (!writeHead(true)) {
            last = stream.data(Unpooled.EMPTY_BUFFER, true);
        }
    }

    void flush() {
        writeHead(false);
        stream.flush();
    }

    /** Forgets a head that was not written yet. */
    void drop() {
        waiting = null;
    }

    /** What was written last that is a head or ends the message. */
    Optional<ChannelFuture> last() {
        return Optional.ofNullable(last);
    }

    /** Adds fields as HTTP/2 spells them. */
    static void add(Http2Headers headers, HttpFields fields) {
        for (HeaderField field : fields) {
            headers.add(Ascii.lower(field.name()), field.value());
        }
    }

    /** Whether there was a head to write. */
    private boolean writeHead(boolean ends) {
        Head head = waiting;
        if (head == null) {
            return false;
        }
        waiting = null;
        last = stream.headers(head.headers(), ends).addListener(head.written());
        return true;
    }
}
