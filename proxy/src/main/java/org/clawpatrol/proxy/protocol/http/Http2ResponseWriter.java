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
    private boolean toHead;
    private boolean toGrpc;

    Http2ResponseWriter(MultiplexedStream stream) {
        this.stream = stream;
        this.message = new Http2MessageWriter(stream);
    }

    /** Whether a final response was begun. */
    boolean started() {
        return started;
    }

    /** Says what the response is to. */
    void answers(HttpRequestHead request) {
        toHead = request.method().equals("HEAD");
        toGrpc = GrpcStatus.speaks(request.fields());
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

    /** A refusal as whoever asked understands it. */
    void refusal(Failure failure, String text) {
        if (toGrpc) {
            grpcRefusal(failure.status(), text);
        } else {
            textRefusal(failure, text);
        }
    }

    /** The text is the whole body. */
    private void textRefusal(Failure failure, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        Http2Headers headers = status(failure.status());
        headers.set("content-type", "text/plain");
        headers.set("content-length", Integer.toString(content.length));
        failure.retryAfter()
                .ifPresent(seconds -> headers.set("retry-after", Integer.toString(seconds)));
        begin(headers);
        if (!toHead) {
            data(stream.allocator().buffer(content.length).writeBytes(content));
        }
        end(HttpFields.empty());
    }

    /** One section that is head and trailers at once. */
    private void grpcRefusal(int status, String text) {
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
