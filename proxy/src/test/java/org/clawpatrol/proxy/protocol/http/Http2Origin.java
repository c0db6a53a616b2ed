package org.clawpatrol.proxy.protocol.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP/2 origin without TLS that answers as a script says, however wrong. */
final class Http2Origin implements AutoCloseable {
    private final EventLoopGroup group =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final AtomicInteger connections = new AtomicInteger();
    private final List<Stream> streams = new CopyOnWriteArrayList<>();
    private final Script script;
    private final Http2Settings settings;
    private final Channel listener;

    /** What to do once a head, a piece of body, or the end of a request has arrived. */
    interface Script {
        void on(Stream stream);
    }

    private Http2Origin(Http2Settings settings, Script script) {
        this.settings = settings;
        this.script = script;
        this.listener =
                new ServerBootstrap()
                        .group(group)
                        .channel(NioServerSocketChannel.class)
                        .childHandler(new Accepted())
                        .bind(InetAddress.getLoopbackAddress(), 0)
                        .syncUninterruptibly()
                        .channel();
    }

    static Http2Origin start(Script script) {
        return new Http2Origin(Http2Settings.defaultSettings(), script);
    }

    static Http2Origin start(int maxStreams, Script script) {
        return new Http2Origin(
                Http2Settings.defaultSettings().maxConcurrentStreams(maxStreams), script);
    }

    /** Answers each complete request with {@code hello}. */
    static Http2Origin ok() {
        return start(
                stream -> {
                    if (stream.ended()) {
                        stream.head("200").body("hello", true);
                    }
                });
    }

    int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    int connections() {
        return connections.get();
    }

    List<Stream> streams() {
        return streams;
    }

    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        group.shutdownGracefully(0, 5, java.util.concurrent.TimeUnit.SECONDS).syncUninterruptibly();
    }

    private final class Accepted extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel channel) {
            connections.incrementAndGet();
            channel.pipeline()
                    .addLast(
                            Http2FrameCodecBuilder.forServer()
                                    .initialSettings(settings)
                                    .validateHeaders(false)
                                    .encoderIgnoreMaxHeaderListSize(true)
                                    .build());
            channel.pipeline()
                    .addLast(
                            new Http2MultiplexHandler(
                                    new ChannelInitializer<>() {
                                        @Override
                                        protected void initChannel(Channel child) {
                                            Stream stream = new Stream(child);
                                            streams.add(stream);
                                            child.pipeline().addLast(stream);
                                        }
                                    }));
        }
    }

    /** One request and its answer. */
    final class Stream extends ChannelInboundHandlerAdapter {
        private final Channel channel;
        private final List<Http2Headers> heads = new CopyOnWriteArrayList<>();
        private final List<String> pieces = new CopyOnWriteArrayList<>();
        private final List<Long> resets = new CopyOnWriteArrayList<>();
        private volatile boolean ended;

        private Stream(Channel channel) {
            this.channel = channel;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object frame) {
            switch (frame) {
                case Http2HeadersFrame headers -> {
                    heads.add(headers.headers());
                    ended |= headers.isEndStream();
                }
                case Http2DataFrame data -> {
                    pieces.add(data.content().toString(StandardCharsets.ISO_8859_1));
                    ended |= data.isEndStream();
                }
                default -> {}
            }
            ReferenceCountUtil.release(frame);
            script.on(this);
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof Http2ResetFrame reset) {
                resets.add(reset.errorCode());
            }
        }

        Http2Headers request() {
            return heads.getFirst();
        }

        /** The fields behind the body. */
        List<String> trailers() {
            List<String> fields = new ArrayList<>();
            for (Http2Headers section : heads.subList(1, heads.size())) {
                section.forEach(field -> fields.add(field.getKey() + ": " + field.getValue()));
            }
            return fields;
        }

        String received() {
            return String.join("", pieces);
        }

        boolean ended() {
            return ended;
        }

        List<Long> resets() {
            return resets;
        }

        Stream head(String status, String... fields) {
            return headers(false, status, fields);
        }

        Stream headers(boolean last, String status, String... fields) {
            Http2Headers headers = new DefaultHttp2Headers(false).status(status);
            for (int i = 0; i < fields.length; i += 2) {
                headers.add(fields[i], fields[i + 1]);
            }
            channel.writeAndFlush(new DefaultHttp2HeadersFrame(headers, last));
            return this;
        }

        Stream body(String text, boolean last) {
            ByteBuf bytes = Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1);
            channel.writeAndFlush(new DefaultHttp2DataFrame(bytes, last));
            return this;
        }

        Stream trailers(String... fields) {
            Http2Headers trailers = new DefaultHttp2Headers(false);
            for (int i = 0; i < fields.length; i += 2) {
                trailers.add(fields[i], fields[i + 1]);
            }
            channel.writeAndFlush(new DefaultHttp2HeadersFrame(trailers, true));
            return this;
        }

        void reset(Http2Error error) {
            channel.writeAndFlush(new DefaultHttp2ResetFrame(error));
        }

        /** Takes no further streams on this connection. */
        void goAway() {
            channel.parent().writeAndFlush(new DefaultHttp2GoAwayFrame(Http2Error.NO_ERROR));
        }

        void cut() {
            channel.parent().close();
        }

        boolean writable() {
            return channel.isWritable();
        }
    }
}
