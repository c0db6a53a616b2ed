package org.clawpatrol.proxy.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.concurrent.Promise;
import java.time.Duration;
import java.util.List;

/**
 * Asks an upstream proxy for a connection, on a channel to it with auto-read off. Bytes of the
 * origin that came along with the proxy's answer are kept until somebody reads. Lives on one
 * connection's loop.
 */
final class ProxyHandshake extends ByteToMessageDecoder {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ProxyTalk talk;
    private final String proxy;
    private final Promise<Channel> promise;

    private ProxyHandshake(ProxyTalk talk, String proxy, Promise<Channel> promise) {
        this.talk = talk;
        this.proxy = proxy;
        this.promise = promise;
    }

    /**
     * @param proxy as operators know it
     * @param promise gets the channel once it leads to the origin, else it is closed
     */
    static void start(Channel channel, ProxyTalk talk, String proxy, Promise<Channel> promise) {
        ProxyHandshake handshake = new ProxyHandshake(talk, proxy, promise);
        channel.pipeline()
                .addLast(new Deadline(PATIENCE, () -> handshake.fail(channel, "it takes too long")))
                .addLast(handshake)
                .addLast(new KeptUntilRead(handshake));
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        context.writeAndFlush(talk.opening());
        context.read();
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (promise.isDone()) {
            return;
        }
        switch (talk.heard(in)) {
            case ProxyTalk.Step.More() -> {
                // The next read brings more.
            }
            case ProxyTalk.Step.Say(var words) -> context.writeAndFlush(words);
            case ProxyTalk.Step.Open() -> open(context.channel());
            case ProxyTalk.Step.Refused(var detail) -> fail(context.channel(), detail);
        }
    }

    private void open(Channel channel) {
        channel.pipeline().remove(Deadline.class);
        if (!promise.trySuccess(channel)) {
            channel.close();
        }
    }

    private void fail(Channel channel, String detail) {
        promise.tryFailure(
                DialFailure.PROXY_REFUSED.because(
                        "the upstream proxy " + proxy + " gives no connection: " + detail, null));
        channel.close();
    }

    /** Reads on only until the proxy has answered. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (!promise.isDone()) {
            context.read();
        }
        context.fireChannelReadComplete();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        fail(context.channel(), "it closed the connection");
        super.channelInactive(context);
    }

    @Override
    protected void decodeLast(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        // An answer cut short is none.
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        fail(context.channel(), String.valueOf(cause.getMessage()));
    }

    /** Sends what was kept on its way once a handler behind it wants to read. */
    private static final class KeptUntilRead extends ChannelOutboundHandlerAdapter {
        private final ProxyHandshake kept;

        KeptUntilRead(ProxyHandshake kept) {
            this.kept = kept;
        }

        @Override
        public void read(ChannelHandlerContext context) {
            // Whoever gets the kept bytes may read again before this returns.
            context.pipeline().remove(this);
            context.pipeline().remove(kept);
            context.read();
        }
    }
}
