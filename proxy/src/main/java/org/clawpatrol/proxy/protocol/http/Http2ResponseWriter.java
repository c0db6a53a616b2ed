package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes one response to an agent over HTTP/2. The head waits until something follows it, so that a
 * response without a body is one frame. Lives on the event loop.
 */
final class Http2ResponseWriter {
    private final Channel channel;
    private @Nullable Http2Headers waiting;
    private @Nullable ChannelFuture written;
    private boolean started;

    Http2ResponseWriter(Channel channel) {
        this.channel = channel;
    }

    /** Whether a final response was begun. */
    boolean started() {
        return started;
    }

    void interim() {
        channel.writeAndFlush(new DefaultHttp2HeadersFrame(status(100)));
    }

    void head(int status, HttpFields fields, Framing framing) {
        Http2Headers headers = status(status);
        add(headers, fields);
        if (framing instanceof Framing.Length(long bytes)) {
            headers.set("content-length", Long.toString(bytes));
        }
        started = true;
        waiting = headers;
    }

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
            Http2Headers last = new DefaultHttp2Headers();
            add(last, trailers);
            written = channel.write(new DefaultHttp2HeadersFrame(last, true));
        } else if (!writeHead(true)) {
            written = channel.write(new DefaultHttp2DataFrame(true));
        }
        channel.flush();
    }

    void flush() {
        writeHead(false);
        channel.flush();
    }

    /** A refusal: the text is the whole body. */
    void refusal(int status, String text, boolean withBody) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        Http2Headers headers = status(status);
        headers.set("content-type", "text/plain");
        headers.set("content-length", Integer.toString(content.length));
        started = true;
        waiting = headers;
        boolean empty = !withBody || content.length == 0;
        writeHead(empty);
        if (!empty) {
            ByteBuf bytes = channel.alloc().buffer(content.length).writeBytes(content);
            written = channel.write(new DefaultHttp2DataFrame(bytes, true));
        }
        channel.flush();
    }

    /** A refusal as a gRPC client understands it: one section that is head and trailers at once. */
    void grpcRefusal(int status, String text) {
        Http2Headers headers = status(200);
        headers.set("content-type", "application/grpc");
        headers.set("grpc-status", Integer.toString(GrpcStatus.of(status)));
        headers.set("grpc-message", GrpcStatus.message(text));
        started = true;
        waiting = headers;
        writeHead(true);
        channel.flush();
    }

    /** Tells the agent to send no more, once it was sent all of a complete response. */
    void stopRequest() {
        ChannelFuture last = written;
        if (last == null) {
            reset(Http2Error.NO_ERROR);
        } else {
            last.addListener(sent -> reset(Http2Error.NO_ERROR));
        }
    }

    /** Breaks the stream off; what was not sent yet never is. */
    void reset(Http2Error error) {
        waiting = null;
        if (channel.isActive()) {
            channel.writeAndFlush(new DefaultHttp2ResetFrame(error))
                    .addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** Whether there was a head to write. */
    private boolean writeHead(boolean last) {
        Http2Headers headers = waiting;
        if (headers == null) {
            return false;
        }
        waiting = null;
        written = channel.write(new DefaultHttp2HeadersFrame(headers, last));
        return true;
    }

    private static Http2Headers status(int status) {
        return new DefaultHttp2Headers().status(Integer.toString(status));
    }

    private static void add(Http2Headers headers, HttpFields fields) {
        for (HeaderField field : fields) {
            headers.add(Ascii.lower(field.name()), field.value());
        }
    }
}
