package org.clawpatrol.conformance.interceptor;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/** A connection to the origin: what it answers goes to the agent. Lives on its event loop. */
final class OriginHandler extends ChannelInboundHandlerAdapter {
    private final IdleOrigins origins;
    private @Nullable Channel agent;
    private @Nullable AgentHandler asker;

    OriginHandler(IdleOrigins origins) {
        this.origins = origins;
    }

    void answerTo(Channel channel, AgentHandler handler) {
        agent = channel;
        asker = handler;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        Channel to = agent;
        AgentHandler from = asker;
        if (to == null || from == null) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof LastHttpContent) {
            agent = null;
            asker = null;
            from.answered();
            origins.give(context.channel());
            ChannelFuture sent = to.writeAndFlush(message);
            if (from.closing()) {
                sent.addListener(ChannelFutureListener.CLOSE);
            }
        } else {
            if (message instanceof HttpResponse response && from.closing()) {
                response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            }
            to.write(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        Channel to = agent;
        if (to != null) {
            to.flush();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        Channel to = agent;
        if (to != null) {
            to.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
