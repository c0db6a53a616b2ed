package org.clawpatrol.proxy.protocol.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import org.clawpatrol.proxy.net.Connection;
import org.clawpatrol.proxy.net.Protocol;

/**
 * HTTP/2 from agents (RFC 9113): each stream is one exchange, as a request over HTTP/1.1 is. Safe
 * to share; each connection stays on its own event loop.
 */
public final class Http2Protocol implements Protocol {
    /** Requests of one connection at a time. */
    private static final int MAX_STREAMS = 100;

    /** Bytes of a request body that lie unread before the agent must wait. */
    private static final int WINDOW = 256 * 1024;

    /** Answers to settings and pings that may wait to be sent. */
    private static final int MAX_CONTROL_FRAMES = 1_000;

    /** Streams an agent may break off in as many seconds as the window has. */
    private static final int MAX_RESETS = 200;

    private static final int RESET_WINDOW_SECONDS = 10;
    private static final int MAX_EMPTY_FRAMES = 2;

    private final HttpServices services;
    private final HttpFactReader facts = new HttpFactReader();

    public Http2Protocol(HttpServices services) {
        this.services = services;
    }

    @Override
    public String alpn() {
        return "h2";
    }

    @Override
    public void start(ChannelPipeline pipeline, Connection connection) {
        Channel channel = pipeline.channel();
        OriginPool pool =
                new OriginPool(
                        channel.eventLoop(),
                        services.dialer(),
                        services.timeouts(),
                        services.nanoTime());
        channel.closeFuture().addListener(closed -> pool.close());
        ConnectionWatch.connection(services.watch(), channel);
        HttpSession session = new HttpSession(services, connection, pool, facts, new BodyNeed());
        Http2ConnectionEnd end =
                new Http2ConnectionEnd(channel, services.timeouts(), services.nanoTime());
        pipeline.addLast(codec());
        pipeline.addLast(
                new Http2MultiplexHandler(
                        new ChannelInitializer<>() {
                            @Override
                            protected void initChannel(Channel stream) {
                                end.opened(stream);
                                ConnectionWatch.stream(services.watch(), stream);
                                begin(stream, session);
                            }
                        }));
        pipeline.addLast(end);
    }

    private void begin(Channel stream, HttpSession session) {
        stream.config().setAutoRead(false);
        stream.pipeline()
                .addLast(
                        new Http2AgentStream(
                                stream,
                                session.connection(),
                                (agent, request) -> new HttpExchange(session, agent, request),
                                services.timeouts(),
                                services.nanoTime()));
    }

    private static Http2FrameCodec codec() {
        Http2Settings settings =
                Http2Settings.defaultSettings()
                        .maxConcurrentStreams(MAX_STREAMS)
                        .initialWindowSize(WINDOW)
                        .maxHeaderListSize(HeadLimits.HEAD);
        return Http2FrameCodecBuilder.forServer()
                .initialSettings(settings)
                .validateHeaders(true)
                .encoderEnforceMaxQueuedControlFrames(MAX_CONTROL_FRAMES)
                .decoderEnforceMaxConsecutiveEmptyDataFrames(MAX_EMPTY_FRAMES)
                .decoderEnforceMaxRstFramesPerWindow(MAX_RESETS, RESET_WINDOW_SECONDS)
                .build();
    }
}
