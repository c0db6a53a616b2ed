package org.clawpatrol.proxy.protocol.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.util.concurrent.Promise;
import org.clawpatrol.proxy.protocol.http.multiplex.ConnectionListener;
import org.clawpatrol.proxy.protocol.http.multiplex.MultiplexedStream;
import org.clawpatrol.proxy.protocol.http.multiplex.Multiplexer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP/2 connection to an origin and the streams it carries. Once the origin says goodbye, or
 * has had its fill of streams, it takes no more. Lives on its event loop.
 */
final class Http2OriginConnection extends ChannelInboundHandlerAdapter
        implements ConnectionListener {
    private static final Logger LOG = LoggerFactory.getLogger(Http2OriginConnection.class);

    /** Streams at a time where the origin allows more. */
    private static final int MAX_STREAMS = 100;

    /** Streams in all; identifiers end at 2^31. */
    private static final int MAX_USES = 1_000_000;

    private final Channel channel;
    private final OriginKey key;
    private final SharedConnections shared;
    private final OriginServices services;
    private final Multiplexer codec;
    private int allowed = MAX_STREAMS;
    private int streams;
    private int uses;
    private boolean leaving;
    private long restingSince;

    private Http2OriginConnection(
            Channel channel, OriginKey key, SharedConnections shared, OriginServices services) {
        this.channel = channel;
        this.key = key;
        this.shared = shared;
        this.services = services;
        this.restingSince = services.nanoTime().getAsLong();
        this.codec = Http2Codec.client(this);
    }

    /** Makes a channel that was just connected the client's end of such a connection. */
    static Http2OriginConnection install(
            Channel channel, OriginKey key, SharedConnections shared, OriginServices services) {
        var connection = new Http2OriginConnection(channel, key, shared, services);
        channel.pipeline().addLast(new TurnFlush(), connection.codec, connection);
        return connection;
    }

    OriginKey key() {
        return key;
    }

    /** Whether another stream may be opened. */
    boolean hasRoom() {
        return channel.isActive() && !leaving && streams < allowed && uses < MAX_USES;
    }

    /** Whether it carries nothing, and since before {@code nanos}. */
    boolean restedSince(long nanos) {
        return streams == 0 && restingSince - nanos <= 0;
    }

    /** Since when it has carried nothing, in nanoseconds, where it carries nothing. */
    long restingSince() {
        return restingSince;
    }

    /** How long it has carried nothing, in nanoseconds, where it carries nothing. */
    long restedFor(long now) {
        return now - restingSince;
    }

    int streams() {
        return streams;
    }

    /** Opens a stream; the promise is kept on the loop. */
    void open(Promise<OriginStream> promise) {
        streams++;
        boolean reused = uses > 0;
        uses++;
        MultiplexedStream stream = codec.newStream();
        var exchange = new Http2OriginStream(stream, reused, services);
        stream.listener(exchange);
        if (!promise.trySuccess(exchange)) {
            stream.close();
        }
    }

    @Override
    public void onStreamEnded(MultiplexedStream stream) {
        streams--;
        restingSince = services.nanoTime().getAsLong();
        if (streams == 0 && leaving) {
            channel.close();
        }
    }

    /** Takes no more streams and closes once those it carries have ended. */
    void leave() {
        leaving = true;
        if (streams == 0) {
            channel.close();
        }
    }

    /** Origins open no streams of their own; what tries is counted until it has ended. */
    @Override
    public void onStream(MultiplexedStream stream) {
        streams++;
        stream.reset(Http2Error.REFUSED_STREAM);
    }

    @Override
    public void onSettings(Http2Settings settings) {
        Long streamsAllowed = settings.maxConcurrentStreams();
        if (streamsAllowed != null) {
            allowed = (int) Math.min(MAX_STREAMS, streamsAllowed);
        }
    }

    @Override
    public void onGoAway() {
        leave();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        leaving = true;
        shared.drop(this);
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.info("HTTP/2 connection to {} failed: {}", LogText.of(key.host()), LogText.of(cause));
        leaving = true;
        context.close();
    }
}
