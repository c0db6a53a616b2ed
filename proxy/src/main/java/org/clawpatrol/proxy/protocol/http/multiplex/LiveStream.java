package org.clawpatrol.proxy.protocol.http.multiplex;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Stream;
import org.jspecify.annotations.Nullable;

/**
 * One stream of a connection: what its owner writes, what arrives for it, and how it ends. Lives on
 * its loop.
 */
final class LiveStream implements MultiplexedStream, ReadTurns.Taker {
    private final Multiplexer connection;
    private final ReadTurns turns = new ReadTurns(this);
    private final PendingBytes pending = new PendingBytes();
    private StreamListener listener = NoStreamListener.INSTANCE;
    private @Nullable Http2Stream stream;
    private boolean received;
    private boolean sent;
    private boolean leaving;
    private boolean ended;
    private boolean closed;

    LiveStream(Multiplexer connection) {
        this.connection = connection;
    }

    /** Says which stream of the codec this is, once there is one. */
    void opened(Http2Stream opened) {
        stream = opened;
    }

    @Override
    public EventLoop loop() {
        return connection.channel().eventLoop();
    }

    @Override
    public ByteBufAllocator allocator() {
        return connection.channel().alloc();
    }

    @Override
    public void listener(StreamListener owner) {
        listener = owner;
    }

    @Override
    public ChannelFuture headers(Http2Headers headers, boolean last) {
        if (leaving || ended) {
            return connection.refused();
        }
        sent |= last;
        return stream == null
                ? connection.open(this, headers, last)
                : connection.write(stream, headers, last);
    }

    @Override
    public ChannelFuture data(ByteBuf piece, boolean last) {
        Http2Stream open = stream;
        if (leaving || ended || open == null) {
            piece.release();
            return connection.refused();
        }
        sent |= last;
        int bytes = piece.readableBytes();
        if (pending.add(bytes)) {
            listener.onWritabilityChanged();
        }
        return connection.write(open, piece, last).addListener(done -> left(bytes));
    }

    private void left(int bytes) {
        if (pending.remove(bytes) && !closed) {
            listener.onWritabilityChanged();
        }
    }

    @Override
    public void flush() {
        connection.flushTurn();
    }

    @Override
    public boolean writable() {
        return pending.few();
    }

    @Override
    public boolean active() {
        return !leaving && !closed && connection.channel().isActive();
    }

    @Override
    public void read() {
        turns.ask();
        serve();
    }

    /** A field section arrived. */
    void arrived(Http2Headers headers, boolean last) {
        received |= last;
        if (!leaving) {
            turns.arrived(new Arrival.Section(headers, last));
        }
    }

    /**
     * A piece of body arrived, which stays the caller's.
     *
     * @param window bytes of the window it takes up
     * @return how many of them are free again
     */
    int arrived(ByteBuf content, int window, boolean last) {
        received |= last;
        if (leaving) {
            return window;
        }
        return turns.arrived(new Arrival.Piece(content.retain(), window, last)) ? window : 0;
    }

    /** Everything that arrived in one go was told. */
    void readComplete() {
        turns.end();
        serve();
    }

    private void serve() {
        if (turns.serve()) {
            settle();
        }
    }

    @Override
    public void turnBegan() {
        connection.readBy(this);
    }

    @Override
    public void take(Arrival arrival, boolean waited) {
        if (waited) {
            free(arrival);
        }
        hand(arrival);
    }

    @Override
    public void turnEnded() {
        if (closed || leaving) {
            return;
        }
        try {
            listener.onReadComplete();
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void free(Arrival arrival) {
        Http2Stream open = stream;
        if (!ended && open != null && arrival instanceof Arrival.Piece piece) {
            connection.consumed(open, piece.window());
        }
    }

    private void hand(Arrival arrival) {
        try {
            switch (arrival) {
                case Arrival.Section(Http2Headers headers, boolean last) ->
                        listener.onHeaders(headers, last);
                case Arrival.Piece(ByteBuf content, int window, boolean last) ->
                        listener.onData(content, last);
            }
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void fail(RuntimeException cause) {
        Http2Stream open = stream;
        broken(cause);
        if (open != null && !ended) {
            connection.reset(open, Http2Error.INTERNAL_ERROR);
        }
    }

    /** The peer broke the stream off; what it sent completely before that stays readable. */
    void resetBy(long code) {
        if (leaving || (received && code == Http2Error.NO_ERROR.code())) {
            return;
        }
        leaving = true;
        turns.drop();
        listener.onReset(code);
    }

    /** A rule of HTTP/2 was broken; the caller resets the stream. */
    void broken(Throwable cause) {
        if (leaving || closed) {
            return;
        }
        leaving = true;
        turns.drop();
        listener.onBroken(cause);
    }

    /** The codec has done with the stream, or lost its connection. */
    void ended() {
        ended = true;
        settle();
    }

    private void settle() {
        if (ended && !closed && turns.isEmpty()) {
            finish();
        }
    }

    private void finish() {
        closed = true;
        turns.drop();
        listener.onClosed();
        connection.listener().onStreamEnded(this);
    }

    @Override
    public void reset(Http2Error error) {
        Http2Stream open = stream;
        turns.drop();
        if (ended || open == null) {
            if (!closed) {
                ended = true;
                finish();
            }
        } else if (!leaving) {
            leaving = true;
            connection.reset(open, error);
        }
    }

    @Override
    public void close() {
        if (received && sent && !ended) {
            leaving = true;
            turns.drop();
        } else {
            reset(Http2Error.CANCEL);
        }
    }
}
