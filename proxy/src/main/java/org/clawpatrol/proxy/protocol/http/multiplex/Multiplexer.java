package org.clawpatrol.proxy.protocol.http.multiplex;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersEncoder.SensitivityDetector;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frames of one HTTP/2 connection, sorted by stream. Flushes of its own turn of reading wait
 * for the turn's end. Lives on its event loop.
 */
public final class Multiplexer extends Http2ConnectionHandler {
    /** What every connection starts with (RFC 9113, 6.9.2). */
    private static final int INITIAL_WINDOW = 65_535;

    private final Http2Connection.PropertyKey key;
    private final ConnectionListener listener;
    private final int window;
    private final List<LiveStream> read = new ArrayList<>();
    private @Nullable ChannelHandlerContext context;
    private boolean reading;

    /**
     * @param window bytes of all streams together that may lie unread
     */
    Multiplexer(
            Http2ConnectionDecoder decoder,
            Http2ConnectionEncoder encoder,
            Http2Settings settings,
            ConnectionListener listener,
            int window) {
        super(decoder, encoder, settings);
        this.key = connection().newKey();
        this.listener = listener;
        this.window = window;
        decoder.frameListener(new FrameSorter(this, listener));
        connection().addListener(new Ends());
    }

    /** The server's end of a connection. */
    public static Multiplexer server(
            Http2Settings settings, int window, ConnectionListener listener) {
        return new MultiplexerBuilder(true, listener, window).build(settings);
    }

    /**
     * The client's end of a connection.
     *
     * @param sensitive tells which fields enter no compression table
     */
    public static Multiplexer client(
            Http2Settings settings,
            int window,
            SensitivityDetector sensitive,
            ConnectionListener listener) {
        return new MultiplexerBuilder(false, listener, window).sensitive(sensitive).build(settings);
    }

    /** A stream of this end, opened by the first field section it writes. */
    public MultiplexedStream newStream() {
        return new LiveStream(this);
    }

    /** Tells the peer that no further stream of its own is taken. */
    public void goAway() {
        ChannelHandlerContext own = context();
        goAway(
                own,
                connection().remote().lastStreamCreated(),
                Http2Error.NO_ERROR.code(),
                Unpooled.EMPTY_BUFFER,
                own.newPromise());
        flush(own);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) throws Exception {
        context = added;
        super.handlerAdded(added);
        connection()
                .local()
                .flowController()
                .incrementWindowSize(connection().connectionStream(), window - INITIAL_WINDOW);
    }

    ConnectionListener listener() {
        return listener;
    }

    Channel channel() {
        return context().channel();
    }

    private ChannelHandlerContext context() {
        ChannelHandlerContext known = context;
        if (known == null) {
            throw new IllegalStateException("in no pipeline yet");
        }
        return known;
    }

    @Override
    public void channelRead(ChannelHandlerContext own, Object message) throws Exception {
        reading = true;
        super.channelRead(own, message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext own) throws Exception {
        endTurn();
        super.channelReadComplete(own);
    }

    /** A turn that the connection's end cuts off ends, too: what arrived before can be read. */
    @Override
    public void channelInactive(ChannelHandlerContext own) throws Exception {
        super.channelInactive(own);
        endTurn();
    }

    private void endTurn() {
        for (int i = 0; i < read.size(); i++) {
            read.get(i).readComplete();
        }
        read.clear();
        reading = false;
    }

    /** Remembers that a stream is to be told of the end of this turn. */
    void readBy(LiveStream stream) {
        read.add(stream);
    }

    void flushTurn() {
        if (!reading) {
            flush(context());
        }
    }

    /** The stream as its owner knows it. */
    @Nullable LiveStream known(Http2Stream stream) {
        return stream.getProperty(key);
    }

    @Nullable LiveStream known(int id) {
        Http2Stream stream = connection().stream(id);
        return stream == null ? null : known(stream);
    }

    /** A stream that the peer opened. */
    LiveStream accept(int id) {
        LiveStream accepted = new LiveStream(this);
        bind(accepted, id);
        return accepted;
    }

    private void bind(LiveStream live, int id) {
        Http2Stream stream = connection().stream(id);
        if (stream != null) {
            stream.setProperty(key, live);
            live.opened(stream);
        }
    }

    ChannelFuture open(LiveStream live, Http2Headers headers, boolean last) {
        ChannelPromise written = context().newPromise();
        int id = connection().local().incrementAndGetNextStreamId();
        encoder().writeHeaders(context(), id, headers, 0, last, written);
        bind(live, id);
        return written;
    }

    ChannelFuture write(Http2Stream stream, Http2Headers headers, boolean last) {
        ChannelPromise written = context().newPromise();
        return encoder().writeHeaders(context(), stream.id(), headers, 0, last, written);
    }

    ChannelFuture write(Http2Stream stream, ByteBuf piece, boolean last) {
        ChannelPromise written = context().newPromise();
        return encoder().writeData(context(), stream.id(), piece, 0, last, written);
    }

    ChannelFuture refused() {
        return context().newFailedFuture(new ClosedChannelException());
    }

    void reset(Http2Stream stream, Http2Error error) {
        ChannelPromise written = context().newPromise();
        encoder().writeRstStream(context(), stream.id(), error.code(), written);
        flushTurn();
    }

    /** Lets the peer send as many bytes more. */
    void consumed(Http2Stream stream, int bytes) {
        try {
            if (connection().local().flowController().consumeBytes(stream, bytes)) {
                flushTurn();
            }
        } catch (Http2Exception e) {
            onError(context(), true, e);
        }
    }

    @Override
    protected void onStreamError(
            ChannelHandlerContext own,
            boolean outbound,
            Throwable cause,
            Http2Exception.StreamException broken) {
        LiveStream live = known(broken.streamId());
        if (live != null) {
            live.broken(cause);
        }
        super.onStreamError(own, outbound, cause, broken);
    }

    @Override
    protected void onConnectionError(
            ChannelHandlerContext own,
            boolean outbound,
            Throwable cause,
            @Nullable Http2Exception broken) {
        if (!outbound) {
            own.fireExceptionCaught(cause);
        }
        super.onConnectionError(own, outbound, cause, broken);
    }

    /** Tells streams that they have ended. */
    private final class Ends extends Http2ConnectionAdapter {
        @Override
        public void onStreamClosed(Http2Stream stream) {
            LiveStream live = known(stream);
            if (live != null) {
                live.ended();
            }
        }
    }
}
