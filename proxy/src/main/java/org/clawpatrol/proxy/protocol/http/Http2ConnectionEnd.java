package org.clawpatrol.proxy.protocol.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.clawpatrol.proxy.net.Drain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of an HTTP/2 connection's own handlers: takes the frames that belong to no stream, reads
 * nothing more from an agent that does not take what it was sent, and closes the connection when it
 * has been without a stream, or has stood still, for long. Lives on its event loop.
 */
final class Http2ConnectionEnd extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(Http2ConnectionEnd.class);

    private final Channel channel;
    private final HttpTimeouts timeouts;
    private final Deadline deadline;
    private final Set<Channel> streams = new HashSet<>();
    private boolean draining;

    Http2ConnectionEnd(Channel channel, HttpTimeouts timeouts, LongSupplier nanoTime) {
        this.channel = channel;
        this.timeouts = timeouts;
        this.deadline = new Deadline(channel.eventLoop(), nanoTime, channel::close);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        deadline.arm(timeouts.head());
    }

    /** Keeps a stream until it is closed. */
    void opened(Channel stream) {
        streams.add(stream);
        if (channel.isWritable()) {
            deadline.disarm();
        }
        stream.closeFuture().addListener(closed -> ended(stream));
    }

    private void ended(Channel stream) {
        streams.remove(stream);
        if (streams.isEmpty() && channel.isActive()) {
            deadline.arm(timeouts.head());
            closeIfDrained();
        }
    }

    private void closeIfDrained() {
        if (draining && streams.isEmpty()) {
            channel.close();
        }
    }

    /** Whatever else it asks for would only be added to what it leaves lying. */
    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        boolean writable = channel.isWritable();
        channel.config().setAutoRead(writable);
        if (!writable) {
            deadline.arm(timeouts.stalledAgent());
        } else if (streams.isEmpty()) {
            deadline.arm(timeouts.head());
        } else {
            deadline.disarm();
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object frame) {
        ReferenceCountUtil.release(frame);
    }

    /** When the gateway stops: lets open streams know, takes no other, closes after the last. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == Drain.BEGIN) {
            draining = true;
            context.writeAndFlush(new DefaultHttp2GoAwayFrame(Http2Error.NO_ERROR));
            List.copyOf(streams).forEach(stream -> stream.pipeline().fireUserEventTriggered(event));
            closeIfDrained();
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        deadline.cancel();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof Http2Exception broken) {
            // The codec says goodbye with this error's code and then closes.
            LOG.info("HTTP/2 connection ended: {}", broken.error());
            return;
        }
        if (!(cause instanceof IOException)) {
            LOG.warn("HTTP/2 connection failed: {}", LogText.of(cause));
        }
        context.close();
    }
}
