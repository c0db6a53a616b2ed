package org.clawpatrol.proxy.protocol.http.multiplex;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2EventAdapter;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;

/** Hands the frames of a connection to the streams they belong to. Lives on its event loop. */
final class FrameSorter extends Http2EventAdapter {
    private final Multiplexer connection;
    private final ConnectionListener listener;

    FrameSorter(Multiplexer connection, ConnectionListener listener) {
        this.connection = connection;
        this.listener = listener;
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext context,
            int id,
            Http2Headers headers,
            int padding,
            boolean last) {
        LiveStream stream = connection.known(id);
        if (stream == null) {
            stream = connection.accept(id);
            listener.onStream(stream);
        }
        stream.arrived(headers, last);
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext context,
            int id,
            Http2Headers headers,
            int dependency,
            short weight,
            boolean exclusive,
            int padding,
            boolean last) {
        onHeadersRead(context, id, headers, padding, last);
    }

    @Override
    public int onDataRead(
            ChannelHandlerContext context, int id, ByteBuf content, int padding, boolean last) {
        LiveStream stream = connection.known(id);
        int window = content.readableBytes() + padding;
        return stream == null ? window : stream.arrived(content, window, last);
    }

    @Override
    public void onRstStreamRead(ChannelHandlerContext context, int id, long code) {
        LiveStream stream = connection.known(id);
        if (stream != null) {
            stream.resetBy(code);
        }
    }

    @Override
    public void onSettingsRead(ChannelHandlerContext context, Http2Settings settings) {
        listener.onSettings(settings);
    }

    /** Streams behind the last one that the peer looks at were not processed (RFC 9113, 6.8). */
    @Override
    public void onGoAwayRead(ChannelHandlerContext context, int last, long code, ByteBuf debug)
            throws Http2Exception {
        listener.onGoAway();
        connection
                .connection()
                .forEachActiveStream(
                        stream -> {
                            refuse(stream, last);
                            return true;
                        });
    }

    private void refuse(Http2Stream stream, int last) {
        LiveStream live = connection.known(stream);
        if (live != null && stream.id() > last && connection.connection().local().created(stream)) {
            live.resetBy(Http2Error.REFUSED_STREAM.code());
        }
    }
}
