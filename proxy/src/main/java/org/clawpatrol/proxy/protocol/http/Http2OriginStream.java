package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import org.clawpatrol.proxy.protocol.http.multiplex.MultiplexedStream;
import org.clawpatrol.proxy.protocol.http.multiplex.StreamListener;
import org.jspecify.annotations.Nullable;

/** One exchange over an HTTP/2 connection to an origin. Lives on the connection's event loop. */
final class Http2OriginStream implements StreamListener, OriginStream {
    private static final int MAX_INTERIM = 16;

    private enum Phase {
        HEAD,
        BODY,
        /** The response has ended; the request perhaps has not. */
        ANSWERED
    }

    private final MultiplexedStream stream;
    private final Http2MessageWriter message;
    private final boolean reused;
    private final OriginPatience patience;
    private final Listener nobody = new NoOriginListener();
    private Listener listener = nobody;
    private Phase phase = Phase.HEAD;
    private String method = "";
    private Http2ResponseBody body = new Http2ResponseBody(new Framing.None());
    private int interim;
    private boolean silent = true;

    Http2OriginStream(MultiplexedStream stream, boolean reused, OriginServices services) {
        this.stream = stream;
        this.message = new Http2MessageWriter(stream);
        this.reused = reused;
        this.patience =
                new OriginPatience(new Deadline(stream.loop(), services.nanoTime(), this::expired));
    }

    @Override
    public void begin(UpstreamHead head, HttpRequest request, Listener receiver) {
        listener = receiver;
        method = request.method();
        message.head(head.http2(), done -> headWritten(done.cause()));
        patience.begin(head.patience());
    }

    @Override
    public void data(ByteBuf piece) {
        message.data(piece);
        patience.sent();
    }

    @Override
    public void endRequest(HttpFields trailers) {
        message.end(trailers);
        patience.requestEnded();
    }

    @Override
    public void flush() {
        message.flush();
    }

    private void headWritten(@Nullable Throwable failure) {
        if (failure != null) {
            // The stream never came into being.
            fail(LogText.of(failure), Progress.UNPROCESSED);
            stream.close();
        }
    }

    @Override
    public void read() {
        patience.listen();
        stream.read();
    }

    @Override
    public boolean writable() {
        return stream.writable();
    }

    @Override
    public boolean active() {
        return stream.active();
    }

    @Override
    public boolean reused() {
        return reused;
    }

    @Override
    public void release() {
        close();
    }

    @Override
    public void close() {
        listener = nobody;
        patience.cancel();
        stream.close();
    }

    @Override
    public void onHeaders(Http2Headers headers, boolean last) {
        if (phase == Phase.ANSWERED) {
            return;
        }
        silent = false;
        try {
            if (phase == Phase.BODY) {
                HttpFields trailers = Http2Trailers.of(headers);
                body.end(last);
                answered(trailers);
            } else {
                onHead(Http2ResponseHead.of(headers), last);
            }
        } catch (MalformedMessageException e) {
            broken("malformed response: " + e.reason());
        }
    }

    private void onHead(HttpResponseHead head, boolean last) throws MalformedMessageException {
        if (head.status() < 200) {
            interim++;
            if (head.status() == 101 || interim > MAX_INTERIM || last) {
                throw MalformedMessageException.badRequest("unsolicited interim response");
            }
            listener.onInterim(head);
            return;
        }
        Framing framing = Http2ResponseBody.framing(method, head, last);
        body = new Http2ResponseBody(framing);
        phase = Phase.BODY;
        listener.onHead(head, framing);
        if (last) {
            body.end(true);
            answered(HttpFields.empty());
        }
    }

    @Override
    public void onData(ByteBuf piece, boolean last) {
        if (phase == Phase.ANSWERED) {
            piece.release();
            return;
        }
        try {
            take(piece, last);
        } catch (MalformedMessageException e) {
            broken("malformed response: " + e.reason());
        }
    }

    private void take(ByteBuf piece, boolean last) throws MalformedMessageException {
        if (phase == Phase.HEAD || !body.add(piece.readableBytes())) {
            piece.release();
            throw MalformedMessageException.badRequest("more body than announced");
        }
        listener.onData(piece);
        if (last) {
            body.end(true);
            answered(HttpFields.empty());
        }
    }

    private void answered(HttpFields trailers) {
        phase = Phase.ANSWERED;
        patience.end();
        listener.onEnd(trailers);
    }

    @Override
    public void onReadComplete() {
        if (phase == Phase.HEAD) {
            read();
        } else {
            patience.heard();
            listener.onReadComplete();
        }
    }

    @Override
    public void onWritabilityChanged() {
        if (stream.writable()) {
            listener.onWritable();
        }
    }

    @Override
    public void onReset(long code) {
        // What was answered was processed, whatever is said of it afterwards.
        boolean refused = silent && code == Http2Error.REFUSED_STREAM.code();
        fail("the origin reset the stream", refused ? Progress.UNPROCESSED : progress());
    }

    @Override
    public void onClosed() {
        patience.cancel();
        fail("the origin closed the stream", progress());
    }

    @Override
    public void onBroken(Throwable cause) {
        broken(LogText.of(cause));
    }

    private void expired() {
        fail("the origin was silent for too long", Progress.OVERDUE);
        stream.close();
    }

    private void broken(String cause) {
        fail(cause, progress());
        stream.close();
    }

    private Progress progress() {
        return silent ? Progress.SILENT : Progress.ANSWERING;
    }

    private void fail(String cause, Progress progress) {
        Listener open = listener;
        listener = nobody;
        patience.end();
        open.onFailure(cause, progress);
    }
}
