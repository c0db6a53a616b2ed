package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes one message on a stream of HTTP/2. The head waits until something follows it, so that a
 * message without a body is one frame. Lives on the event loop.
 */
final class Http2MessageWriter {
    private final Channel channel;
    private @Nullable Head waiting;
    private @Nullable ChannelFuture last;

    private record Head(Http2Headers headers, ChannelPromise written) {}

    Http2MessageWriter(Channel channel) {
        this.channel = channel;
    }

    /**
     * Begins the message.
     *
     * @param written kept once the head was written, broken where it could not be
     */
    void head(Http2Headers headers, ChannelPromise written) {
        waiting = new Head(headers, written);
    }

    /** Writes a piece of body and takes it over. */
    void data(ByteBuf piece) {
        if (!piece.isReadable()) {
            piece.release();
            return;
        }
        writeHead(false);
        channel.write(new DefaultHttp2DataFrame(piece, false));
    }

    void end(HttpFields trailers) {
        if (trailers.size() > 0) {
            writeHead(false);
            Http2Headers section = new DefaultHttp2Headers();
            add(section, trailers);
            last = channel.write(new DefaultHttp2HeadersFrame(section, true));
        } else if (!writeHead(true)) {
            last = channel.write(new DefaultHttp2DataFrame(true));
        }
    }

    void flush() {
        writeHead(false);
        channel.flush();
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
        last = channel.write(new DefaultHttp2HeadersFrame(head.headers(), ends), head.written());
        return true;
    }
}
