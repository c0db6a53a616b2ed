package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.clawpatrol.proxy.failure.Failure;
import org.clawpatrol.proxy.protocol.http.multiplex.MultiplexedStream;

/** Writes one response to an agent over HTTP/2. Lives on the event loop. */
final class Http2ResponseWriter {
    private final MultiplexedStream stream;
    private final Http2MessageWriter message;
    private boolean started;

    Http2ResponseWriter(MultiplexedStream stream) {
        this.stream = stream;
        this.message = new Http2MessageWriter(stream);
    }

    /** Whether a final response was begun. */
    boolean started() {
        return started;
    }

    void interim(int status, HttpFields fields) {
        Http2Headers headers = status(status);
        Http2MessageWriter.add(headers, fields);
        stream.headers(headers, false);
        stream.flush();
    }

    void head(int status, HttpFields fields, Framing framing) {
        Http2Headers headers = status(status);
        Http2MessageWriter.add(headers, fields);
        if (framing instanceof Framing.Length(long bytes)) {
            headers.set("content-length", Long.toString(bytes));
        }
        begin(headers);
    }

    void data(ByteBuf piece) {
        message.data(piece);
    }

    void end(HttpFields trailers) {
        message.end(trailers);
        stream.flush();
    }

    void flush() {
        message.flush();
    }

    /** A refusal: the text is the whole body. */
    void refusal(Failure failure, String text, boolean withBody) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        Http2Headers headers = status(failure.status());
        headers.set("content-type", "text/plain");
        headers.set("content-length", Integer.toString(content.length));
        failure.retryAfter()
                .ifPresent(seconds -> headers.set("retry-after", Integer.toString(seconds)));
        begin(headers);
        if (withBody) {
            data(stream.allocator().buffer(content.length).writeBytes(content));
        }
        end(HttpFields.empty());
    }

    /** A refusal as a gRPC client understands it: one section that is head and trailers at once. */
    void grpcRefusal(int status, String text) {
        Http2Headers headers = status(200);
        headers.set("content-type", "application/grpc");
        headers.set("grpc-status", Integer.toString(GrpcStatus.of(status)));
        headers.set("grpc-message", GrpcStatus.message(text));
        begin(headers);
        end(HttpFields.empty());
    }

    /** Tells the agent to send no more, once it was sent all of a complete response. */
    void stopRequest() {
        Optional<ChannelFuture> last = message.last();
        if (last.isEmpty()) {
            reset(Http2Error.NO_ERROR);
        } else {
            last.get().addListener(sent -> reset(Http2Error.NO_ERROR));
        }
    }

    /** Breaks the stream off; what was not sent yet never is. */
    void reset(Http2Error error) {
        message.drop();
        stream.reset(error);
    }

    private void begin(Http2Headers headers) {
        started = true;
        message.head(headers, done -> {});
    }

    private static Http2Headers status(int status) {
        return new DefaultHttp2Headers().status(Integer.toString(status));
    }
}
