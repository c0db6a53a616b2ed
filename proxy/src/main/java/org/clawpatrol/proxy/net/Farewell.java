package org.clawpatrol.proxy.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;

/**
 * The end of a refused connection: the last words are written, then whatever the agent still sends
 * is read away for a moment. Closing at once would reset the connection while the agent sends, and
 * the agent might never read why. Lives on one connection's loop.
 */
final class Farewell extends ChannelInboundHandlerAdapter {
    private static final long PATIENCE_MILLIS = 1_000;

    private Farewell() {}

    static void say(Channel agent, ByteBuf lastWords) {
        agent.pipeline().addFirst(new Farewell());
        agent.writeAndFlush(lastWords)
                .addListener(
                        done -> {
                            if (done.isSuccess() && agent instanceof DuplexChannel duplex) {
                                endOutput(duplex);
                            } else {
                                agent.close();
                            }
                        });
        var patience =
                agent.eventLoop()
                        .schedule(() -> agent.close(), PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        agent.closeFuture().addListener(closed -> patience.cancel(false));
    }

    private static void endOutput(DuplexChannel agent) {
        SslHandler tls = agent.pipeline().get(SslHandler.class);
        if (tls == null) {
            agent.shutdownOutput();
        } else {
            tls.closeOutbound().addListener(told -> agent.shutdownOutput());
        }
        agent.config().setAutoRead(true);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ReferenceCountUtil.release(message);
    }
}
