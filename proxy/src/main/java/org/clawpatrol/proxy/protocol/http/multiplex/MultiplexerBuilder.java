package org.clawpatrol.proxy.protocol.http.multiplex;

import io.netty.handler.codec.http2.AbstractHttp2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.DefaultHttp2RemoteFlowController;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2HeadersEncoder.SensitivityDetector;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.UniformStreamByteDistributor;

/** Puts a connection together, with the bounds on floods that hold on either end. */
final class MultiplexerBuilder
        extends AbstractHttp2ConnectionHandlerBuilder<Multiplexer, MultiplexerBuilder> {
    /** Answers to settings and pings that may wait to be sent. */
    private static final int MAX_CONTROL_FRAMES = 1_000;

    /** Streams a peer may break off in as many seconds as the window has. */
    private static final int MAX_RESETS = 200;

    private static final int RESET_WINDOW_SECONDS = 10;
    private static final int MAX_EMPTY_FRAMES = 2;

    private final ConnectionListener listener;
    private final int window;

    MultiplexerBuilder(boolean server, ConnectionListener listener, int window) {
        this.listener = listener;
        this.window = window;
        Http2Connection connection = new DefaultHttp2Connection(server);
        // Priorities are deprecated (RFC 9113, 5.3.2): streams with something to send take turns.
        connection
                .remote()
                .flowController(
                        new DefaultHttp2RemoteFlowController(
                                connection, new UniformStreamByteDistributor(connection)));
        connection(connection);
    }

    MultiplexerBuilder sensitive(SensitivityDetector detector) {
        return headerSensitivityDetector(detector);
    }

    Multiplexer build(Http2Settings settings) {
        return initialSettings(settings)
                .validateHeaders(true)
                .gracefulShutdownTimeoutMillis(0)
                .encoderEnforceMaxQueuedControlFrames(MAX_CONTROL_FRAMES)
                .decoderEnforceMaxConsecutiveEmptyDataFrames(MAX_EMPTY_FRAMES)
                .decoderEnforceMaxRstFramesPerWindow(MAX_RESETS, RESET_WINDOW_SECONDS)
                .build();
    }

    @Override
    protected Multiplexer build(
            Http2ConnectionDecoder decoder,
            Http2ConnectionEncoder encoder,
            Http2Settings initialSettings) {
        return new Multiplexer(decoder, encoder, initialSettings, listener, window);
    }
}
