package org.clawpatrol.proxy.protocol.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2Exception;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.clawpatrol.proxy.net.Drain;
import org.clawpatrol.proxy.protocol.http.multiplex.ConnectionListener;
import org.clawpatrol.proxy.protocol.http.multiplex.MultiplexedStream;
import org.clawpatrol.proxy.protocol.http.multiplex.Multiplexer;
import org.clawpatrol.proxy.telemetry.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What concerns an agent's HTTP/2 connection as a whole: keeps its streams, reads nothing more from
 * an agent that does not take what it was sent, and closes the connection when it has been without
 * a stream, or has stood still, for long. Lives on its event loop.
 */
final class Http2ConnectionEnd extends ChannelInboundHandlerAdapter implements ConnectionListener {
    private static final Logger LOG = LoggerFactory.getLogger(Http2ConnectionEnd.class);

    private final Channel channel;
    private final HttpTimeouts timeouts;
    private final Deadline deadline;
    private final Level open;
    private final Function<MultiplexedStream, Http2AgentStream> begin;
    private final Map<MultiplexedStream, Http2AgentStream> streams = new HashMap<>();
    private boolean draining;

    /**
     * @param open kept at the number of streams, together with other connections
     * @param begin makes what serves a stream, which is not yet told of anything
     */
    Http2ConnectionEnd(
            Channel channel,
            HttpTimeouts timeouts,
            LongSupplier nanoTime,
            Level open,
            Function<MultiplexedStream, Http2AgentStream> begin) {
        this.channel = channel;
        this.timeouts = timeouts;
        this.deadline = new Deadline(channel.eventLoop(), nanoTime, channel::close);
        this.open = open;
        this.begin = begin;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        deadline.arm(timeouts.head());
    }

    @Override
    public void onStream(MultiplexedStream stream) {
        Http2AgentStream served = begin.apply(stream);
        streams.put(stream, served);
        open.up();
        if (channel.isWritable()) {
            deadline.disarm();
        }
        stream.listener(served);
        stream.read();
    }

    @Override
    public void onStreamEnded(MultiplexedStream stream) {
        open.down();
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

    /** When the gateway stops: lets open streams know, takes no other, closes after the last. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == Drain.BEGIN) {
            draining = true;
            context.pipeline().get(Multiplexer.class).goAway();
            List.copyOf(streams.values()).forEach(Http2AgentStream::drain);
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
