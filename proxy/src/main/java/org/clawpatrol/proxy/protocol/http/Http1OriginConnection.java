package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslCloseCompletionEvent;

/**
 * An HTTP/1.1 connection to an origin, one exchange after the other. Whatever the origin says
 * unasked ends its reuse. Lives on the event loop of the exchange it serves.
 */
final class Http1OriginConnection extends ChannelInboundHandlerAdapter implements OriginStream {
    private static final int MAX_INTERIM = 16;

    private enum Phase {
        IDLE,
        HEAD,
        BODY,
        /** HTTP was left: data is passed on until the connection ends. */
        SWITCHED,
        /** The response has ended; the request perhaps has not. */
        ANSWERED
    }

    private final Channel channel;
    private final OriginKey key;
    private final OriginPool pool;
    private final OriginPatience patience;
    private final MessageInput input = new MessageInput(new HeadScanner(HeadLimits.HEAD));
    private final Listener nobody = new NoOriginListener();
    private Listener listener = nobody;
    private Receiver receiver = nobody;
    private Phase phase = Phase.IDLE;
    private String method = "";
    private boolean switchWanted;
    private Framing framing = new Framing.None();
    private BodyEncoder request;
    private int interim;
    private boolean silent;
    private boolean persistent;
    private boolean cutOff;
    private boolean reused;
    private long restingSince;

    Http1OriginConnection(
            Channel channel, OriginKey key, OriginPool pool, OriginServices services) {
        this.channel = channel;
        this.key = key;
        this.pool = pool;
        this.patience =
                new OriginPatience(
                        new Deadline(channel.eventLoop(), services.nanoTime(), this::expired));
        this.request = new BodyEncoder(channel, framing);
    }

    OriginKey key() {
        return key;
    }

    @Override
    public boolean active() {
        return channel.isActive();
    }

    @Override
    public boolean reused() {
        return reused;
    }

    @Override
    public void release() {
        pool.release(this);
    }

    /** Whether another request may follow; meaningful once the response has ended. */
    boolean reusable() {
        return phase == Phase.ANSWERED && persistent && channel.isActive();
    }

    @Override
    public boolean writable() {
        return channel.isWritable();
    }

    long restingSince() {
        return restingSince;
    }

    /** Goes idle: from here on any byte from the origin closes the connection. */
    void rest(long nanos) {
        leave();
        phase = Phase.IDLE;
        reused = true;
        restingSince = nanos;
        patience.end();
        channel.read();
    }

    @Override
    public void begin(UpstreamHead head, HttpRequest sent, Listener asker) {
        listener = asker;
        receiver = asker;
        phase = Phase.HEAD;
        method = sent.method();
        switchWanted = head.upgrades();
        interim = 0;
        silent = true;
        persistent = false;
        request = new BodyEncoder(channel, head.http1Framing());
        head.writeTo(channel);
        patience.begin(head.patience());
    }

    @Override
    public void data(ByteBuf piece) {
        request.data(piece);
        patience.sent();
    }

    @Override
    public void endRequest(HttpFields trailers) {
        request.end(trailers);
        patience.requestEnded();
    }

    @Override
    public void flush() {
        channel.flush();
    }

    @Override
    public void read() {
        patience.listen();
        channel.read();
    }

    @Override
    public void close() {
        leave();
        if (phase == Phase.SWITCHED) {
            channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        } else {
            channel.close();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        switch (phase) {
            case IDLE -> {
                bytes.release();
                channel.close();
            }
            case ANSWERED -> {
                bytes.release();
                persistent = false;
            }
            case HEAD, BODY, SWITCHED -> {
                silent = false;
                input.add(context.alloc(), bytes);
                advance();
            }
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (phase == Phase.HEAD) {
            read();
        } else {
            patience.heard();
            receiver.onReadComplete();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (channel.isWritable()) {
            receiver.onWritable();
        }
    }

    /** An answer that ends where TLS was cut off is not known to be complete (RFC 9112, 9.8). */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslCloseCompletionEvent closing) {
            cutOff = !closing.isSuccess();
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        patience.cancel();
        pool.drop(this);
        boolean endsHere = phase == Phase.BODY && framing instanceof Framing.UntilClose;
        if (endsHere && cutOff) {
            fail("the origin's connection was cut off within its answer");
        } else if (endsHere || phase == Phase.SWITCHED) {
            answered(HttpFields.empty());
        } else if (phase != Phase.IDLE) {
            fail("the origin closed the connection");
        }
        input.drop();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        fail(LogText.of(cause));
        channel.close();
    }

    private void expired() {
        fail("the origin was silent for too long", Progress.OVERDUE);
        channel.close();
    }

    private void advance() {
        try {
            boolean moved = true;
            while (moved) {
                moved =
                        switch (phase) {
                            case HEAD -> stepHead();
                            case BODY -> stepBody();
                            case SWITCHED -> stepSwitched();
                            case IDLE, ANSWERED -> false;
                        };
            }
        } catch (MalformedMessageException e) {
            fail("malformed response: " + e.reason());
            channel.close();
        }
        input.releaseRead();
    }

    private boolean stepHead() throws MalformedMessageException {
        byte[] bytes = input.head();
        if (bytes == null) {
            return false;
        }
        HttpResponseHead head = HeadParser.response(bytes);
        if (head.status() < 200) {
            if (head.status() == 101 && switchWanted) {
                phase = Phase.SWITCHED;
                patience.end();
                receiver = listener.onSwitch(head);
                return true;
            }
            interim++;
            if (head.status() == 101 || interim > MAX_INTERIM) {
                throw MalformedMessageException.badRequest("unsolicited interim response");
            }
            listener.onInterim(head);
            return true;
        }
        framing = Framing.ofResponse(method, head);
        input.expectBody(framing);
        persistent = head.persistent() && !head.fields().tokens("connection").contains("close");
        phase = Phase.BODY;
        listener.onHead(head, framing);
        return true;
    }

    private boolean stepBody() throws MalformedMessageException {
        ByteBuf piece = input.piece();
        if (piece != null) {
            receiver.onData(piece);
        }
        if (input.bodyRead() && phase == Phase.BODY) {
            answered(input.trailers());
        }
        return piece != null;
    }

    private boolean stepSwitched() {
        if (input.isEmpty()) {
            return false;
        }
        receiver.onData(input.rest());
        return true;
    }

    private void answered(HttpFields trailers) {
        phase = Phase.ANSWERED;
        persistent &= input.isEmpty();
        input.drop();
        patience.end();
        receiver.onEnd(trailers);
    }

    private void fail(String cause) {
        fail(cause, silent && phase == Phase.HEAD ? Progress.SILENT : Progress.ANSWERING);
    }

    private void fail(String cause, Progress progress) {
        Receiver open = receiver;
        leave();
        open.onFailure(cause, progress);
    }

    private void leave() {
        listener = nobody;
        receiver = nobody;
    }
}
