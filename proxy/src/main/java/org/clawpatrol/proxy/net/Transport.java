package org.clawpatrol.proxy.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.concurrent.TimeUnit;

/**
 * The event loops and socket settings all connections share. Safe to share.
 *
 * <p>NIO on purpose: Netty 4.2.18's epoll transport forgets a half-closed socket that has nothing
 * to read or write, and closes it on the next write that has to wait, which cuts downloads of
 * agents that end their own direction early.
 */
public final class Transport implements AutoCloseable {
    private static final WriteBufferWaterMark WATER_MARK =
            new WriteBufferWaterMark(64 * 1024, 256 * 1024);
    private static final int BACKLOG = 1024;
    private static final long QUIET_MILLIS = 0;
    private static final long STOP_MILLIS = 5_000;

    private final EventLoopGroup loops;

    private Transport(EventLoopGroup loops) {
        this.loops = loops;
    }

    /**
     * Opens event loops.
     *
     * @param threads 0 for twice the number of processors
     */
    public static Transport open(int threads) {
        return new Transport(new MultiThreadIoEventLoopGroup(threads, NioIoHandler.newFactory()));
    }

    /** The loops agents' connections live on; an origin's connection lives on its agent's. */
    public EventLoopGroup loops() {
        return loops;
    }

    ServerBootstrap server() {
        return new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
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
                .channel(NioSocketChannel.class)
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
