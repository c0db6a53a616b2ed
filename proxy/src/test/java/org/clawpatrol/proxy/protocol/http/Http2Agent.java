package org.clawpatrol.proxy.protocol.http;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.handler.codec.http2.Http2StreamFrame;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An HTTP/2 client that sends what it is told, however wrong. */
final class Http2Agent implements AutoCloseable {
    private final EventLoopGroup group =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final List<Long> goneAway = new CopyOnWriteArrayList<>();
    private final Channel channel;

    Http2Agent(int port) {
        channel =
                new Bootstrap()
                        .group(group)
                        .channel(NioSocketChannel.class)
                        .handler(new Client())
                        .connect(InetAddress.getLoopbackAddress(), port)
                        .syncUninterruptibly()
                        .channel();
    }

    /** One request and what comes back. */
    static final class Exchange extends ChannelInboundHandlerAdapter {
        private final List<Http2Headers> heads = new CopyOnWriteArrayList<>();
        private final List<String> body = new CopyOnWriteArrayList<>();
        private final List<Long> resets = new CopyOnWriteArrayList<>();
        private volatile boolean ended;
        private final AtomicReference<@Nullable Http2StreamChannel> opened =
                new AtomicReference<>();

        /** Does something with the stream, if the connection still had one. */
        private void withStream(Consumer<Http2StreamChannel> action) {
            Http2StreamChannel stream = opened.get();
            if (stream != null) {
                action.accept(stream);
            }
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object frame) {
            switch (frame) {
                case Http2HeadersFrame headers -> {
                    heads.add(headers.headers());
                    ended |= headers.isEndStream();
                }
                case Http2DataFrame data -> {
                    body.add(data.content().toString(StandardCharsets.ISO_8859_1));
                    ended |= data.isEndStream();
                }
                default -> {}
            }
            ReferenceCountUtil.release(frame);
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof Http2ResetFrame reset) {
                resets.add(reset.errorCode());
            }
        }

        private void write(Http2StreamFrame frame) {
            Http2StreamChannel stream = opened.get();
            if (stream == null) {
                ReferenceCountUtil.release(frame);
            } else {
                stream.writeAndFlush(frame).awaitUninterruptibly();
            }
        }

        /** Sends a piece of body. */
        Exchange data(String text, boolean last) {
            ByteBuf bytes = Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1);
            write(new DefaultHttp2DataFrame(bytes, last));
            return this;
        }

        Exchange trailers(String... fields) {
            Http2Headers trailers = new DefaultHttp2Headers(false);
            for (int i = 0; i < fields.length; i += 2) {
                trailers.add(fields[i], fields[i + 1]);
            }
            write(new DefaultHttp2HeadersFrame(trailers, true));
            return this;
        }

        void reset() {
            write(new DefaultHttp2ResetFrame(Http2Error.CANCEL));
        }

        void pause() {
            withStream(stream -> stream.config().setAutoRead(false));
        }

        void goOn() {
            withStream(
                    stream -> {
                        stream.config().setAutoRead(true);
                        stream.read();
                    });
        }

        List<Http2Headers> heads() {
            return heads;
        }

        /** The status of the final response; empty before it. */
        String status() {
            return heads.isEmpty() ? "" : heads.getLast().status().toString();
        }

        String body() {
            return String.join("", body);
        }

        boolean ended() {
            return ended;
        }

        List<Long> resets() {
            return resets;
        }

        boolean over() {
            Http2StreamChannel stream = opened.get();
            return ended || !resets.isEmpty() || stream == null || !stream.isActive();
        }
    }

    /** A well-formed head to add to. */
    static Http2Headers head(String method, String path) {
        return new DefaultHttp2Headers(false)
                .method(method)
                .scheme("https")
                .authority(Lab.HOST)
                .path(path);
    }

    Exchange get(String path) {
        return send(head("GET", path), true);
    }

    Exchange send(Http2Headers headers, boolean ended) {
        Exchange exchange = new Exchange();
        exchange.opened.set(
                new Http2StreamChannelBootstrap(channel)
                        .handler(exchange)
                        .open()
                        .awaitUninterruptibly()
                        .getNow());
        exchange.write(new DefaultHttp2HeadersFrame(headers, ended));
        return exchange;
    }

    /** Opens a stream and breaks it off; false when the connection takes no more. */
    boolean sendAndReset(Http2Headers headers) {
        Http2StreamChannel stream =
                new Http2StreamChannelBootstrap(channel)
                        .handler(new ChannelInboundHandlerAdapter())
                        .open()
                        .awaitUninterruptibly()
                        .getNow();
        if (stream == null) {
            return false;
        }
        stream.write(new DefaultHttp2HeadersFrame(headers, false));
        return stream.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.CANCEL))
                .awaitUninterruptibly()
                .isSuccess();
    }

    /** The codes with which the gateway ended the connection. */
    List<Long> goneAway() {
        return goneAway;
    }

    boolean connected() {
        return channel.isActive();
    }

    @Override
    public void close() {
        channel.close().syncUninterruptibly();
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private final class Client extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel connected) {
            connected
                    .pipeline()
                    .addLast(
                            Http2FrameCodecBuilder.forClient()
                                    .validateHeaders(false)
                                    // Less than the connection's, so that no stream uses up that.
                                    .initialSettings(
                                            Http2Settings.defaultSettings()
                                                    .initialWindowSize(16 * 1024))
                                    .encoderEnforceMaxConcurrentStreams(false)
                                    .build(),
                            new Http2MultiplexHandler(new ChannelInboundHandlerAdapter()),
                            new ChannelInboundHandlerAdapter() {
                                @Override
                                public void channelRead(ChannelHandlerContext c, Object frame) {
                                    if (frame instanceof Http2GoAwayFrame away) {
                                        goneAway.add(away.errorCode());
                                    }
                                    ReferenceCountUtil.release(frame);
                                }
                            });
        }
    }
}
