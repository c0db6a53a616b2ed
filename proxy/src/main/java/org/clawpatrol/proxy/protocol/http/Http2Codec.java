package org.clawpatrol.proxy.protocol.http;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.Http2Settings;
import org.clawpatrol.dsl.config.GatewaySettings.Limits;
import org.clawpatrol.proxy.protocol.http.multiplex.ConnectionListener;
import org.clawpatrol.proxy.protocol.http.multiplex.Multiplexer;

/** What both ends of HTTP/2 tell their peers at first. Stateless. */
final class Http2Codec {
    /** Bytes of one stream that lie unread before its sender must wait. */
    private static final int WINDOW = 512 * 1024;

    /** The same for all streams of a connection together. */
    private static final int CONNECTION_WINDOW = 4 * 1024 * 1024;

    private Http2Codec() {}

    /** Makes a channel the server's end of a connection. */
    static Multiplexer serve(ChannelPipeline pipeline, Limits limits, ConnectionListener listener) {
        Http2Settings settings =
                Http2Settings.defaultSettings()
                        .maxConcurrentStreams(limits.connections().streams())
                        .connectProtocolEnabled(true)
                        .initialWindowSize(WINDOW)
                        .maxHeaderListSize(limits.requests().head());
        Multiplexer streams = Multiplexer.server(settings, CONNECTION_WINDOW, listener);
        pipeline.addLast(new TurnFlush(), streams);
        return streams;
    }

    /** The client's end of a connection, in no pipeline yet. Secrets enter no compression table. */
    static Multiplexer client(ConnectionListener listener) {
        Http2Settings settings =
                Http2Settings.defaultSettings()
                        .pushEnabled(false)
                        .initialWindowSize(WINDOW)
                        .maxHeaderListSize(HeadLimits.HEAD);
        return Multiplexer.client(
                settings,
                CONNECTION_WINDOW,
                (name, value) -> value instanceof SecretText,
                listener);
    }
}
