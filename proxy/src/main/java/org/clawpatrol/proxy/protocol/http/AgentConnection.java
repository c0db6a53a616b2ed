package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import java.io.IOException;
import org.clawpatrol.dsl.config.RequestLimits;
import org.clawpatrol.proxy.failure.Failure;
import org.clawpatrol.proxy.net.Connection;
import org.clawpatrol.proxy.net.Drain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An agent's HTTP/1.1 connection: one request at a time, the next head not looked at before the
 * exchange ended, and nothing after a refusal read as a request. Lives on its event loop.
 */
final class AgentConnection extends ChannelInboundHandlerAdapter implements AgentStream {
    private static final Logger LOG = LoggerFactory.getLogger(AgentConnection.class);

    /** How much may lie unread while nobody asks for it; past this the socket is left alone. */
    private static final int MAX_UNREAD = 64 * 1024;

    private final Channel channel;
    private final Connection connection;
    private final Exchanges exchanges;
    private final HttpTimeouts timeouts;
    private final RequestLimits limits;
    private final Deadline deadline;
    private final BodyPace pace;
    private final ResponseWriter writer;
    private final MessageInput input;
    private final Lingering lingering = new Lingering();
    private final Receiver nobody = new NoExchange();
    private Receiver listener = nobody;
    private AgentPhase phase = AgentPhase.HEAD;
    private boolean continueOwed;
    private boolean bodyDemanded;
    private boolean responseEnded;
    private boolean keepAlive;
    private boolean advancing;
    private boolean draining;

    AgentConnection(Channel channel, Connection connection, Exchanges exchanges, AgentTerms terms) {
        this.channel = channel;
        this.connection = connection;
        this.exchanges = exchanges;
        this.timeouts = terms.timeouts();
        this.limits = terms.limits();
        this.input = new MessageInput(new HeadScanner(limits.head(), limits.url()));
        this.deadline = new Deadline(channel.eventLoop(), terms.nanoTime(), this::expired);
        this.pace = new BodyPace(terms, deadline);
        this.writer = new ResponseWriter(channel);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel.config().setAutoRead(false);
        deadline.arm(timeouts.head());
        channel.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        if (phase == AgentPhase.CLOSING) {
            if (!lingering.take(bytes)) {
                channel.close();
            }
            return;
        }
        input.add(context.alloc(), bytes);
        advance();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        readOn();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (!channel.isWritable()) {
            deadline.arm(timeouts.stalledAgent());
            return;
        }
        rearm();
        listener.onWritable();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == Drain.BEGIN) {
            drain();
        }
        context.fireUserEventTriggered(event);
    }

    /** Lets a request that has begun end, and closes then; a connection without one at once. */
    private void drain() {
        draining = true;
        keepAlive = false;
        if (phase == AgentPhase.HEAD && input.isEmpty()) {
            closeAfterFlush();
        }
        listener.onDrain();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        deadline.cancel();
        phase = AgentPhase.CLOSING;
        input.drop();
        Receiver open = listener;
        listener = nobody;
        open.onGone();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.warn("connection to {} failed: {}", host(), LogText.of(cause));
        }
        context.close();
    }

    private void advance() {
        if (advancing) {
            return;
        }
        advancing = true;
        try {
            boolean moved = true;
            while (moved) {
                moved = step();
            }
        } catch (MalformedMessageException e) {
            malformed(e);
        } catch (RuntimeException e) {
            fail(e);
        } finally {
            advancing = false;
        }
        input.releaseRead();
    }

    private boolean step() throws MalformedMessageException {
        return switch (phase) {
            case HEAD -> stepHead();
            case BODY -> stepBody();
            case SWITCHED -> stepSwitched();
            case ANSWER, CLOSING -> false;
        };
    }

    private boolean stepHead() throws MalformedMessageException {
        byte[] bytes = input.head();
        if (bytes == null) {
            return false;
        }
        writer.next();
        HttpRequestHead head = HeadParser.request(bytes, limits);
        writer.answers(head);
        HttpRequest request = RequestCheck.check(head, connection, limits);
        input.expectBody(request.framing());
        writer.answers(request);
        keepAlive = request.persistent() && !draining;
        continueOwed = request.expectsContinue();
        responseEnded = false;
        bodyDemanded = false;
        pace.begin();
        phase = request.hasBody() ? AgentPhase.BODY : AgentPhase.ANSWER;
        deadline.disarm();
        Listener opened = exchanges.open(this, request);
        listener = opened;
        opened.begin();
        return true;
    }

    private boolean stepBody() throws MalformedMessageException {
        if (!bodyDemanded) {
            return false;
        }
        ByteBuf piece = input.piece();
        boolean last = input.bodyRead();
        if (piece == null && !last) {
            pace.await();
            return false;
        }
        bodyDemanded = false;
        if (last) {
            phase = AgentPhase.ANSWER;
        }
        ByteBuf part = piece == null ? Unpooled.EMPTY_BUFFER : piece;
        pace.arrived(part, last);
        listener.onBody(part, last);
        if (last && responseEnded && phase == AgentPhase.ANSWER) {
            closeAfterFlush();
        }
        return true;
    }

    private boolean stepSwitched() {
        if (!bodyDemanded || input.isEmpty()) {
            return false;
        }
        bodyDemanded = false;
        listener.onBody(input.rest(), false);
        return true;
    }

    private void malformed(MalformedMessageException cause) {
        LOG.info("request to {} refused: {}", host(), LogText.of(cause.reason()));
        if (listener instanceof NoExchange) {
            exchanges.refused(cause.failure());
            refuse(cause.failure(), cause.reason());
        } else {
            listener.onBroken(cause);
        }
    }

    @Override
    public void fail(RuntimeException cause) {
        LOG.error("request to {} failed: {}", host(), LogText.of(cause));
        exchanges.refused(Failure.INTERNAL);
        if (writer.started()) {
            channel.close();
            return;
        }
        Receiver open = listener;
        refuse(Failure.INTERNAL, "internal error");
        open.onGone();
    }

    private void expired() {
        switch (phase) {
            case CLOSING -> channel.close();
            case HEAD -> headExpired();
            case BODY, ANSWER, SWITCHED -> {
                if (channel.isWritable() && phase == AgentPhase.BODY) {
                    malformed(
                            new MalformedMessageException(
                                    Failure.REQUEST_TIMEOUT, "the request body stalled"));
                } else {
                    channel.close();
                }
            }
        }
    }

    private void headExpired() {
        if (input.isEmpty()) {
            channel.close();
        } else {
            malformed(
                    new MalformedMessageException(
                            Failure.REQUEST_TIMEOUT, "the request was not complete in time"));
        }
    }

    /** Sets the bound that fits what is waited for, after a stalled agent took what it was sent. */
    private void rearm() {
        switch (phase) {
            case HEAD -> deadline.arm(timeouts.head());
            case BODY -> pace.rearm();
            case ANSWER, SWITCHED -> deadline.disarm();
            case CLOSING -> deadline.arm(timeouts.stalledAgent());
        }
    }

    private void readOn() {
        boolean wanted =
                switch (phase) {
                    case HEAD, CLOSING -> true;
                    case BODY, SWITCHED -> bodyDemanded || input.size() < MAX_UNREAD;
                    // an agent that leaves is noticed only by reading
                    case ANSWER -> input.size() < MAX_UNREAD;
                };
        if (wanted) {
            channel.read();
        }
    }

    private void closeAfterFlush() {
        listener = nobody;
        phase = AgentPhase.CLOSING;
        input.drop();
        deadline.arm(timeouts.stalledAgent());
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    private String host() {
        return LogText.of(connection.host());
    }

    @Override
    public EventLoop loop() {
        return channel.eventLoop();
    }

    @Override
    public ByteBufAllocator allocator() {
        return channel.alloc();
    }

    @Override
    public boolean alive() {
        return channel.isActive() && phase != AgentPhase.CLOSING;
    }

    @Override
    public boolean writable() {
        return channel.isWritable();
    }

    @Override
    public void demandBody() {
        if (continueOwed && !writer.started() && input.isEmpty()) {
            writer.interim(100, HttpFields.empty());
        }
        continueOwed = false;
        bodyDemanded = true;
        advance();
        if (bodyDemanded) {
            readOn();
        }
    }

    @Override
    public HttpFields trailers() {
        return input.trailers();
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
        keepAlive &= phase == AgentPhase.ANSWER;
        writer.head(status, fields, framing, !keepAlive);
    }

    @Override
    public void sendData(ByteBuf data) {
        writer.data(data);
    }

    @Override
    public void sendEnd(HttpFields trailers) {
        writer.end(trailers);
        channel.flush();
        responseEnded = true;
        if (phase == AgentPhase.SWITCHED) {
            closeAfterFlush();
            return;
        }
        if (phase == AgentPhase.BODY) {
            pace.begin();
            if (bodyDemanded) {
                pace.await();
            }
        }
        if (phase != AgentPhase.ANSWER) {
            return;
        }
        if (!keepAlive) {
            closeAfterFlush();
            return;
        }
        listener = nobody;
        phase = AgentPhase.HEAD;
        deadline.arm(timeouts.head());
        advance();
        readOn();
    }

    @Override
    public void switchProtocols(HttpFields fields, Receiver receiver) {
        listener = receiver;
        writer.switching(fields);
        phase = AgentPhase.SWITCHED;
        deadline.disarm();
        if (draining) {
            loop().execute(receiver::onDrain);
        }
    }

    @Override
    public void flush() {
        channel.flush();
    }

    @Override
    public void refuse(Failure failure, String text) {
        writer.refusal(failure, text);
        if (phase == AgentPhase.ANSWER && input.size() < MAX_UNREAD) {
            closeAfterFlush();
        } else {
            discardBody();
        }
    }

    @Override
    public void discardBody() {
        listener = nobody;
        phase = AgentPhase.CLOSING;
        input.drop();
        channel.flush();
        deadline.arm(timeouts.linger());
        channel.read();
    }

    @Override
    public void abort() {
        listener = nobody;
        phase = AgentPhase.CLOSING;
        input.drop();
        channel.close();
    }
}
