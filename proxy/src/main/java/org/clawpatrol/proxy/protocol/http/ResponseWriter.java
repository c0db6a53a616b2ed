package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.nio.charset.StandardCharsets;
import org.clawpatrol.proxy.failure.Failure;

/** Writes responses to an agent over HTTP/1.1, one after the other. Lives on the event loop. */
final class ResponseWriter {
    private static final Framing NO_BODY = new Framing.None();

    private final Channel channel;
    private BodyEncoder body;
    private boolean started;
    private boolean toHead;
    private HttpFields switchFields = HttpFields.empty();

    ResponseWriter(Channel channel) {
        this.channel = channel;
        this.body = new BodyEncoder(channel, NO_BODY);
    }

    /** Whether a final response to the current request was begun. */
    boolean started() {
        return started;
    }

    /** The response to the next request is not begun. */
    void next() {
        started = false;
        toHead = false;
    }

    /** Says what the response is to, as far as it was read. */
    void answers(HttpRequestHead request) {
        toHead = request.method().equals("HEAD");
    }

    void answers(HttpRequest request) {
        switchFields = WebSocketHandshake.switchFields(request);
    }

    void interim(int status, HttpFields fields) {
        ByteBuf out = channel.alloc().buffer(64);
        WireText.statusLine(out, status);
        WireText.fields(out, fields);
        WireText.crlf(out);
        channel.writeAndFlush(out);
    }

    void head(int status, HttpFields fields, Framing framing, boolean close) {
        started = true;
        body = new BodyEncoder(channel, framing);
        ByteBuf out = channel.alloc().buffer(512);
        WireText.statusLine(out, status);
        WireText.fields(out, fields);
        WireText.framing(out, framing);
        if (close) {
            WireText.field(out, "Connection", "close");
        }
        WireText.crlf(out);
        channel.write(out);
    }

    /**
     * Leaves HTTP for the protocol that was asked for.
     *
     * @param fields of the origin
     */
    void switching(HttpFields fields) {
        started = true;
        body = new BodyEncoder(channel, NO_BODY);
        ByteBuf out = channel.alloc().buffer(512);
        WireText.statusLine(out, 101);
        WireText.field(out, "Connection", "Upgrade");
        WireText.fields(out, switchFields);
        WireText.fields(out, fields);
        WireText.crlf(out);
        channel.write(out);
    }

    void data(ByteBuf piece) {
        body.data(piece);
    }

    void end(HttpFields trailers) {
        body.end(trailers);
    }

    /** A refusal: the text is the whole body, and the order of fields is promised. */
    void refusal(Failure failure, String text) {
        started = true;
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        ByteBuf out = channel.alloc().buffer(128 + content.length);
        WireText.statusLine(out, failure.status());
        WireText.field(out, "Content-Type", "text/plain");
        WireText.field(out, "Content-Length", Integer.toString(content.length));
        failure.retryAfter()
                .ifPresent(
                        seconds -> WireText.field(out, "Retry-After", Integer.toString(seconds)));
        WireText.field(out, "Connection", "close");
        WireText.crlf(out);
        if (!toHead) {
            out.writeBytes(content);
        }
        channel.write(out);
    }
}
