package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.Objects;
import org.clawpatrol.proxy.protocol.http.multiplex.MultiplexedStream;
import org.clawpatrol.proxy.protocol.http.multiplex.StreamListener;
import org.jspecify.annotations.Nullable;

/** A stream whose frames go out over an embedded channel, one by one; the test is the peer. */
final class EmbeddedStream implements MultiplexedStream {
    private final EmbeddedChannel channel;
    private @Nullable StreamListener listener;

    EmbeddedStream(EmbeddedChannel channel) {
        this.channel = channel;
    }

    /** What the peer's frames are told to. */
    StreamListener peer() {
        return Objects.requireNonNull(listener, "nobody owns the stream");
    }

    @Override
    public EventLoop loop() {
        return channel.eventLoop();
    }

    @Override
    public ByteBufAllocator allocator() {
        return channel.alloc();
    }

    @Override
    public void listener(StreamListener owner) {
        listener = owner;
    }

    @Override
    public ChannelFuture headers(Http2Headers headers, boolean last) {
        return channel.write(new DefaultHttp2HeadersFrame(headers, last));
    }

    @Override
    public ChannelFuture data(ByteBuf piece, boolean last) {
        return channel.write(new DefaultHttp2DataFrame(piece, last));
    }

    @Override
    public void flush() {
        channel.flush();
    }

    @Override
    public void read() {}

    @Override
    public boolean writable() {
        return true;
    }

    @Override
    public boolean active() {
        return channel.isActive();
    }

    @Override
    public void reset(Http2Error error) {
        channel.writeAndFlush(new DefaultHttp2ResetFrame(error));
    }

    @Override
    public void close() {
        reset(Http2Error.CANCEL);
    }
}
