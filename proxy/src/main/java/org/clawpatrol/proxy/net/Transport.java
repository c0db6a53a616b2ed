package org.clawpatrol.proxy.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.concurrent.TimeUnit;

/** The event loops and socket settings all connections share. Safe to share. */
public final class Transport implements AutoCloseable {
    private static final WriteBufferWaterMark WATER_MARK =
            new WriteBufferWaterMark(64 * 1024, 256 * 1024);
    private static final int BACKLOG = 1024;
    private static final long QUIET_MILLIS = 0;
    private static final long STOP_MILLIS = 5_000;

    private final EventLoopGroup loops;
    private final Class<? extends ServerChannel> serverChannel;
    private final Class<? extends Channel> clientChannel;

    private Transport(
            EventLoopGroup loops,
            Class<? extends ServerChannel> serverChannel,
            Class<? extends Channel> clientChannel) {
        this.loops = loops;
        this.serverChannel = serverChannel;
        this.clientChannel = clientChannel;
    }

    /**
     * Opens event loops: epoll where its native code loads, else NIO.
     *
     * @param threads 0 for twice the number of processors
     */
    public static Transport open(int threads) {
        return Epoll.isAvailable() ? epoll(threads) : nio(threads);
    }

    private static Transport epoll(int threads) {
        return new Transport(
                new MultiThreadIoEventLoopGroup(threads, EpollIoHandler.newFactory()),
                EpollServerSocketChannel.class,
                EpollSocketChannel.class);
    }

    static Transport nio(int threads) {
        return new Transport(
                new MultiThreadIoEventLoopGroup(threads, NioIoHandler.newFactory()),
                NioServerSocketChannel.class,
                NioSocketChannel.class);
    }

    /** The loops agents' connections live on; an origin's connection lives on its agent's. */
    public EventLoopGroup loops() {
        return loops;
    }

    ServerBootstrap server() {
        return new ServerBootstrap()
                .group(loops)
                .channel(serverChannel)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK);
    }

    /** Settings for connections to origins: auto-read is off until somebody handles what comes. */
    Bootstrap client(EventLoop loop) {
        return new Bootstrap()
                .group(loop)
                .channel(clientChannel)
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK);
    }

    @Override
    public void close() {
        loops.shutdownGracefully(QUIET_MILLIS, STOP_MILLIS, TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(STOP_MILLIS);
    }
}
