package org.clawpatrol.proxy.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.timeout.IdleStateEvent;

/** One direction of a relay: the last handler of the connection it reads from. */
final class RelaySide extends ChannelInboundHandlerAdapter {
    private final Channel to;
    private final Relay relay;
    private long bytes;
    private boolean inputEnded;
    private boolean ended;

    RelaySide(Channel to, Relay relay) {
        this.to = to;
        this.relay = relay;
    }

    long bytes() {
        return bytes;
    }

    /** Whether the last byte was passed on and the other side was told. */
    boolean ended() {
        return ended;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        bytes += ((ByteBuf) message).readableBytes();
        to.write(message).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        to.flush();
        if (to.isWritable() && !inputEnded) {
            context.read();
        }
    }

    /** This connection took what was written to it: the other may be read again. */
    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            relay.drained(this);
        }
    }

    /** Reads on, unless there is nothing more: an ended input must not be read again. */
    void resume(Channel from) {
        if (!inputEnded) {
            from.read();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (isEndOfInput(event) && !inputEnded) {
            inputEnded = true;
            // An empty write completes after all earlier ones; ending the output drops what waits.
            to.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(done -> endOutput());
        } else if (event instanceof IdleStateEvent) {
            relay.abort("nothing moved for an hour");
        }
    }

    /** Of the connection, or of the TLS an agent speaks with the proxy. */
    private static boolean isEndOfInput(Object event) {
        return event instanceof ChannelInputShutdownEvent
                || event instanceof SslCloseCompletionEvent;
    }

    /** TLS with the proxy ends both ways at once; the bare end of it would look like an attack. */
    private void endOutput() {
        if (to.pipeline().get(SslHandler.class) != null) {
            to.close();
        } else if (to instanceof DuplexChannel duplex && to.isActive()) {
            duplex.shutdownOutput();
        }
        ended = true;
        relay.sideEnded();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        to.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        relay.abort(String.valueOf(cause.getMessage()));
    }
}
