package org.clawpatrol.conformance.interceptor;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.File;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends TLS, parses every request and response with Netty's codecs, adds one header and encrypts
 * again: no policy, no journal, one origin. Runs until it is killed.
 */
final class BareInterceptor {
    private static final int BACKLOG = 4096;

    private final SslContext agentTls;
    private final OriginAddress origin;
    private final MultiThreadIoEventLoopGroup loops =
            new MultiThreadIoEventLoopGroup(
                    Runtime.getRuntime().availableProcessors(), NioIoHandler.newFactory());
    private final Map<EventLoop, IdleOrigins> idle = new ConcurrentHashMap<>();

    private BareInterceptor(SslContext agentTls, OriginAddress origin) {
        this.agentTls = agentTls;
        this.origin = origin;
    }

    /**
     * @param arguments port to listen on, port and name of the origin, certificate chain, its key,
     *     trusted roots
     */
    public static void main(String[] arguments) throws Exception {
        SslContext agentTls =
                SslContextBuilder.forServer(new File(arguments[3]), new File(arguments[4]))
                        .sslProvider(SslProvider.OPENSSL_REFCNT)
                        .build();
        SslContext originTls =
                SslContextBuilder.forClient()
                        .sslProvider(SslProvider.OPENSSL_REFCNT)
                        .trustManager(new File(arguments[5]))
                        .build();
        var origin = new OriginAddress(arguments[2], Integer.parseInt(arguments[1]), originTls);
        new BareInterceptor(agentTls, origin).listen(Integer.parseInt(arguments[0]));
    }

    private void listen(int port) throws InterruptedException {
        new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(
                        new ChannelInitializer<SocketChannel>() {
                            @Override
                            protected void initChannel(SocketChannel channel) {
                                IdleOrigins origins =
                                        idle.computeIfAbsent(
                                                channel.eventLoop(),
                                                loop -> new IdleOrigins(bootstrap(loop), origin));
                                channel.pipeline()
                                        .addLast(agentTls.newHandler(channel.alloc()))
                                        .addLast(new HttpServerCodec())
                                        .addLast(new AgentHandler(origins));
                            }
                        })
                .bind("127.0.0.1", port)
                .sync()
                .channel()
                .closeFuture()
                .sync();
    }

    private static Bootstrap bootstrap(EventLoop loop) {
        return new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true);
    }
}
