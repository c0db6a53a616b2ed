package org.clawpatrol.proxy.protocol.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.DefaultHttp2WindowUpdateFrame;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import org.clawpatrol.dsl.config.GatewaySettings.Limits;

/** The frames of HTTP/2 with the bounds that hold on either leg. Stateless. */
final class Http2Codec {
    /** Bytes of one stream that lie unread before its sender must wait. */
    private static final int WINDOW = 512 * 1024;

    /** The same for all streams of a connection together. */
    private static final int CONNECTION_WINDOW = 4 * 1024 * 1024;

    /** What every connection starts with (RFC 9113, 6.9.2). */
    private static final int INITIAL_WINDOW = 65_535;

    /** Answers to settings and pings that may wait to be sent. */
    private static final int MAX_CONTROL_FRAMES = 1_000;

    /** Streams a peer may break off in as many seconds as the window has. */
    private static final int MAX_RESETS = 200;

    private static final int RESET_WINDOW_SECONDS = 10;
    private static final int MAX_EMPTY_FRAMES = 2;

    private Http2Codec() {}

    /** Makes a channel the server's end of a connection; each stream is handed to the handler. */
    static void serve(ChannelPipeline pipeline, Limits limits, ChannelHandler streams) {
        Http2Settings settings =
                Http2Settings.defaultSettings()
                        .maxConcurrentStreams(limits.connections().streams())
                        .connectProtocolEnabled(true)
                        .initialWindowSize(WINDOW)
                        .maxHeaderListSize(limits.requests().head());
        install(pipeline, Http2FrameCodecBuilder.forServer(), settings, streams);
    }

    /** Makes a channel the client's end of a connection. Secrets enter no compression table. */
    static void connect(ChannelPipeline pipeline) {
        Http2Settings settings =
                Http2Settings.defaultSettings()
                        .pushEnabled(false)
                        .initialWindowSize(WINDOW)
                        .maxHeaderListSize(HeadLimits.HEAD);
        Http2FrameCodecBuilder builder =
                Http2FrameCodecBuilder.forClient()
                        .headerSensitivityDetector((name, value) -> value instanceof SecretText);
        install(pipeline, builder, settings, new NoPushedStreams());
    }

    private static void install(
            ChannelPipeline pipeline,
            Http2FrameCodecBuilder builder,
            Http2Settings settings,
            ChannelHandler streams) {
        Http2FrameCodec codec =
                builder.initialSettings(settings)
                        .validateHeaders(true)
                        .encoderEnforceMaxQueuedControlFrames(MAX_CONTROL_FRAMES)
                        .decoderEnforceMaxConsecutiveEmptyDataFrames(MAX_EMPTY_FRAMES)
                        .decoderEnforceMaxRstFramesPerWindow(MAX_RESETS, RESET_WINDOW_SECONDS)
                        .build();
        pipeline.addLast(new TurnFlush());
        pipeline.addLast(codec);
        pipeline.addLast(new Http2MultiplexHandler(streams));
        pipeline.write(new DefaultHttp2WindowUpdateFrame(CONNECTION_WINDOW - INITIAL_WINDOW));
    }

    /** Origins open no streams of their own. */
    private static final class NoPushedStreams extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel stream) {
            stream.close();
        }
    }
}
