package org.clawpatrol.conformance.interceptor;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** An agent's connection: its requests go on with a header of ours. Lives on its event loop. */
final class AgentHandler extends ChannelInboundHandlerAdapter {
    private final IdleOrigins origins;
    private final Deque<Object> waiting = new ArrayDeque<>();
    private @Nullable Channel origin;
    private boolean last;

    AgentHandler(IdleOrigins origins) {
        this.origins = origins;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            last = !HttpUtil.isKeepAlive(request);
            request.headers().remove(HttpHeaderNames.CONNECTION);
            request.headers().set(HttpHeaderNames.AUTHORIZATION, "Bearer bench-secret");
            begin(context.channel());
        }
        Channel to = origin;
        if (to == null) {
            waiting.add(message);
        } else {
            send(to, message);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        Channel from = origin;
        if (from != null) {
            from.config().setAutoRead(context.channel().isWritable());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
        Channel open = origin;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    /** The response has ended; the next request takes a connection anew. */
    void answered() {
        origin = null;
    }

    /** Whether the request being answered is the last. */
    boolean closing() {
        return last;
    }

    private void begin(Channel agent) {
        Channel ready = origins.take();
        if (ready != null) {
            use(agent, ready);
            return;
        }
        ChannelFuture dialled = origins.dial();
        dialled.addListener(
                done -> {
                    if (!done.isSuccess() || !agent.isActive()) {
                        dialled.channel().close();
                        agent.close();
                        return;
                    }
                    use(agent, dialled.channel());
                    waiting.forEach(each -> send(dialled.channel(), each));
                    waiting.clear();
                });
    }

    private void use(Channel agent, Channel channel) {
        origin = channel;
        channel.pipeline().get(OriginHandler.class).answerTo(agent, this);
    }

    private static void send(Channel to, Object message) {
        if (message instanceof LastHttpContent) {
            to.writeAndFlush(message);
        } else {
            to.write(message);
        }
    }
}
