package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/** One exchange over an HTTP/2 connection to an origin. Lives on the connection's event loop. */
final class Http2OriginStream extends ChannelInboundHandlerAdapter implements OriginStream {
    private static final int MAX_INTERIM = 16;

    private enum Phase {
        HEAD,
        BODY,
        /** The response has ended; the request perhaps has not. */
        ANSWERED
    }

    private final Channel channel;
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

    Http2OriginStream(Channel channel, boolean reused, OriginServices services) {
        this.channel = channel;
        this.message = new Http2MessageWriter(channel);
        this.reused = reused;
        this.patience =
                new OriginPatience(
                        new Deadline(channel.eventLoop(), services.nanoTime(), this::expired));
    }

    @Override
    public void begin(UpstreamHead head, HttpRequest request, Listener receiver) {
        listener = receiver;
        method = request.method();
        ChannelPromise written = channel.newPromise();
        written.addListener(done -> headWritten(done.cause()));
        message.head(head.http2(), written);
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
        }
    }

    @Override
    public void read() {
        patience.listen();
        channel.read();
    }

    @Override
    public boolean writable() {
        return channel.isWritable();
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
        close();
    }

    @Override
    public void close() {
        listener = nobody;
        patience.cancel();
        // Resets the stream unless both sides have ended it.
        channel.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object frame) {
        if (phase == Phase.ANSWERED) {
            ReferenceCountUtil.release(frame);
            return;
        }
        try {
            switch (frame) {
                case Http2HeadersFrame headers -> onHeaders(headers);
                case Http2DataFrame data -> onData(data);
                default -> ReferenceCountUtil.release(frame);
            }
        } catch (MalformedMessageException e) {
            broken("malformed response: " + e.reason());
        }
    }

    private void onHeaders(Http2HeadersFrame frame) throws MalformedMessageException {
        silent = false;
        if (phase == Phase.BODY) {
            HttpFields trailers = Http2Trailers.of(frame.headers());
            body.end(frame.isEndStream());
            answered(trailers);
            return;
        }
        HttpResponseHead head = Http2ResponseHead.of(frame.headers());
        if (head.status() < 200) {
            interim++;
            if (head.status() == 101 || interim > MAX_INTERIM || frame.isEndStream()) {
                throw MalformedMessageException.badRequest("unsolicited interim response");
            }
            listener.onInterim(head);
            return;
        }
        Framing framing = Http2ResponseBody.framing(method, head, frame.isEndStream());
        body = new Http2ResponseBody(framing);
        phase = Phase.BODY;
        listener.onHead(head, framing);
        if (frame.isEndStream()) {
            body.end(true);
            answered(HttpFields.empty());
        }
    }

    private void onData(Http2DataFrame frame) throws MalformedMessageException {
        boolean last = frame.isEndStream();
        boolean expected = phase == Phase.BODY && body.add(frame.content().readableBytes());
        if (!expected) {
            frame.release();
            throw MalformedMessageException.badRequest("more body than announced");
        }
        listener.onData(frame.content());
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
    public void channelReadComplete(ChannelHandlerContext context) {
        if (phase == Phase.HEAD) {
            read();
        } else {
            patience.heard();
            listener.onReadComplete();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (channel.isWritable()) {
            listener.onWritable();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof Http2ResetFrame reset) {
            boolean refused = reset.errorCode() == Http2Error.REFUSED_STREAM.code();
            fail("the origin reset the stream", refused ? Progress.UNPROCESSED : progress());
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        patience.cancel();
        fail("the origin closed the stream", progress());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        broken(LogText.of(cause));
    }

    private void expired() {
        fail("the origin was silent for too long", Progress.OVERDUE);
        channel.close();
    }

    private void broken(String cause) {
        fail(cause, progress());
        channel.close();
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
