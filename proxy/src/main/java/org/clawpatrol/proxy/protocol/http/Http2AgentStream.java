package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.Optional;
import org.clawpatrol.dsl.config.RequestLimits;
import org.clawpatrol.proxy.failure.Failure;
import org.clawpatrol.proxy.net.Connection;
import org.clawpatrol.proxy.protocol.http.multiplex.MultiplexedStream;
import org.clawpatrol.proxy.protocol.http.multiplex.StreamListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request of an agent over HTTP/2 and its response. What the agent sends is read only as the
 * exchange asks for it, so that its window closes in time. Lives on the event loop of its
 * connection.
 */
final class Http2AgentStream implements StreamListener, AgentStream {
    private static final Logger LOG = LoggerFactory.getLogger(Http2AgentStream.class);

    private final MultiplexedStream stream;
    private final Connection connection;
    private final Exchanges exchanges;
    private final HttpTimeouts timeouts;
    private final RequestLimits limits;
    private final Deadline deadline;
    private final BodyPace pace;
    private final Http2ResponseWriter writer;
    private final Receiver nobody = new NoExchange();
    private Receiver listener = nobody;
    private Http2RequestBody body = Http2RequestBody.none();
    private boolean opened;
    private boolean continueOwed;
    private boolean bodyDemanded;
    private boolean delivering;
    private boolean closing;
    private boolean switched;
    private boolean draining;

    Http2AgentStream(
            MultiplexedStream stream,
            Connection connection,
            Exchanges exchanges,
            AgentTerms terms) {
        this.stream = stream;
        this.connection = connection;
        this.exchanges = exchanges;
        this.timeouts = terms.timeouts();
        this.limits = terms.limits();
        this.deadline = new Deadline(stream.loop(), terms.nanoTime(), this::expired);
        this.pace = new BodyPace(terms, deadline);
        this.writer = new Http2ResponseWriter(stream);
    }

    @Override
    public void onHeaders(Http2Headers headers, boolean last) {
        try {
            take(headers, last);
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void take(Http2Headers headers, boolean last) {
        if (opened) {
            onTrailers(headers, last);
            return;
        }
        opened = true;
        Optional<HttpRequestHead> head = Http2RequestHead.of(headers);
        if (head.isEmpty()) {
            violated();
            return;
        }
        writer.answers(head.get());
        try {
            open(RequestCheck.check(head.get(), connection, limits, last), last);
        } catch (MalformedMessageException e) {
            LOG.info("request to {} refused: {}", host(), LogText.of(e.reason()));
            exchanges.refused(e.failure());
            refuse(e.failure(), e.reason());
        }
    }

    private void onTrailers(Http2Headers headers, boolean last) {
        try {
            if (last && body.end(Http2Trailers.of(headers))) {
                deliver();
            } else {
                violated();
            }
        } catch (MalformedMessageException e) {
            violated();
        }
    }

    private void open(HttpRequest request, boolean ended) {
        body = new Http2RequestBody(request.framing(), ended);
        if (ended && !body.complete()) {
            violated();
            return;
        }
        continueOwed = request.expectsContinue();
        Listener exchange = exchanges.open(this, request);
        listener = exchange;
        exchange.begin();
    }

    @Override
    public void onData(ByteBuf piece, boolean last) {
        if (closing) {
            piece.release();
            return;
        }
        try {
            if (body.add(piece, last)) {
                deliver();
            } else {
                violated();
            }
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    /** What follows is asked for as the exchange asks for it. */
    @Override
    public void onReadComplete() {}

    /** Hands over what was asked for, if it is there; else asks the agent for it. */
    private void deliver() {
        if (delivering) {
            return;
        }
        delivering = true;
        while (bodyDemanded && body.ready()) {
            bodyDemanded = false;
            hand(body.next(), body.taken());
        }
        delivering = false;
        if (bodyDemanded) {
            pace.await();
            stream.read();
        }
    }

    private void hand(ByteBuf piece, boolean last) {
        try {
            pace.arrived(piece, last);
        } catch (MalformedMessageException e) {
            listener.onBroken(e);
            return;
        }
        listener.onBody(piece, last);
    }

    /** The agent broke the rules of HTTP/2. */
    private void violated() {
        Receiver open = listener;
        LOG.info("request to {} reset: malformed", host());
        reset(Http2Error.PROTOCOL_ERROR);
        open.onGone();
    }

    @Override
    public void fail(RuntimeException cause) {
        LOG.error("request to {} failed: {}", host(), LogText.of(cause));
        Receiver open = listener;
        exchanges.refused(Failure.INTERNAL);
        if (writer.started()) {
            reset(Http2Error.INTERNAL_ERROR);
        } else {
            refuse(Failure.INTERNAL, "internal error");
        }
        open.onGone();
    }

    private void expired() {
        if (stream.writable() && bodyDemanded) {
            listener.onBroken(
                    new MalformedMessageException(
                            Failure.REQUEST_TIMEOUT, "the request body stalled"));
        } else {
            Receiver open = listener;
            reset(Http2Error.CANCEL);
            open.onGone();
        }
    }

    @Override
    public void onWritabilityChanged() {
        if (!stream.writable()) {
            deadline.arm(timeouts.stalledAgent());
            return;
        }
        pace.rearm();
        listener.onWritable();
    }

    /** The gateway stops. */
    void drain() {
        draining = true;
        listener.onDrain();
    }

    @Override
    public void onReset(long code) {
        gone();
    }

    @Override
    public void onClosed() {
        gone();
    }

    @Override
    public void onBroken(Throwable cause) {
        LOG.info("request to {} failed: {}", host(), LogText.of(cause));
        gone();
    }

    private void gone() {
        deadline.cancel();
        Receiver open = listener;
        leave();
        open.onGone();
    }

    private void leave() {
        listener = nobody;
        closing = true;
        bodyDemanded = false;
        body.release();
    }

    private void reset(Http2Error error) {
        leave();
        deadline.cancel();
        writer.reset(error);
    }

    private String host() {
        return LogText.of(connection.host());
    }

    @Override
    public EventLoop loop() {
        return stream.loop();
    }

    @Override
    public ByteBufAllocator allocator() {
        return stream.allocator();
    }

    @Override
    public boolean alive() {
        return stream.active() && !closing;
    }

    @Override
    public boolean writable() {
        return stream.writable();
    }

    @Override
    public void demandBody() {
        if (continueOwed && !writer.started() && !body.ready()) {
            writer.interim(100, HttpFields.empty());
        }
        continueOwed = false;
        bodyDemanded = true;
        deliver();
    }

    @Override
    public HttpFields trailers() {
        return body.trailers();
    }

    @Override
    public void waivePace() {
        pace.waive();
    }

    @Override
    public void sendInterim(int status, HttpFields fields) {
        writer.interim(status, fields);
    }

    @Override
    public void sendHead(int status, HttpFields fields, Framing framing) {
        writer.head(status, fields, framing);
    }

    @Override
    public void sendData(ByteBuf data) {
        writer.data(data);
    }

    @Override
    public void sendEnd(HttpFields trailers) {
        writer.end(trailers);
        if (body.taken()) {
            listener = nobody;
            deadline.cancel();
        } else if (switched) {
            discardBody();
        } else {
            pace.begin();
            if (bodyDemanded) {
                pace.await();
            }
        }
    }

    @Override
    public void switchProtocols(HttpFields fields, Receiver receiver) {
        listener = receiver;
        switched = true;
        pace.waive();
        // Over HTTP/2 the opening is a request that succeeds (RFC 8441, 5).
        writer.head(200, fields, new Framing.None());
        writer.flush();
        if (draining) {
            loop().execute(receiver::onDrain);
        }
    }

    @Override
    public void flush() {
        writer.flush();
    }

    @Override
    public void refuse(Failure failure, String text) {
        boolean whole = body.complete();
        leave();
        deadline.cancel();
        writer.refusal(failure, text);
        if (!whole) {
            writer.stopRequest();
        }
    }

    @Override
    public void discardBody() {
        leave();
        deadline.cancel();
        writer.stopRequest();
    }

    @Override
    public void abort() {
        reset(Http2Error.INTERNAL_ERROR);
    }
}
