package org.clawpatrol.conformance.interceptor;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Connections to the origin that no request uses, one such pool an event loop. */
final class IdleOrigins {
    private final Bootstrap bootstrap;
    private final OriginAddress origin;
    private final Deque<Channel> idle = new ArrayDeque<>();

    IdleOrigins(Bootstrap bootstrap, OriginAddress origin) {
        this.origin = origin;
        this.bootstrap =
                bootstrap.handler(
                        new ChannelInitializer<SocketChannel>() {
                            @Override
                            protected void initChannel(SocketChannel channel) {
                                channel.pipeline()
                                        .addLast(
                                                origin.tls()
                                                        .newHandler(
                                                                channel.alloc(),
                                                                origin.host(),
                                                                origin.port()))
                                        .addLast(new HttpClientCodec())
                                        .addLast(new OriginHandler(IdleOrigins.this));
                            }
                        });
    }

    /** A connection that is open as far as anyone knows, or none. */
    @Nullable Channel take() {
        Channel channel = idle.poll();
        while (channel != null && !channel.isActive()) {
            channel = idle.poll();
        }
        return channel;
    }

    ChannelFuture dial() {
        return bootstrap.connect("127.0.0.1", origin.port());
    }

    void give(Channel channel) {
        idle.push(channel);
    }
}
