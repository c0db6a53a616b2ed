package org.clawpatrol.proxy.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/**
 * Opens the listeners, bounds the connections they hold together, and drains them on close. One
 * thread starts and closes it.
 */
public final class Listeners implements AutoCloseable {
    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final Transport transport;
    private final IntSupplier bound;
    private final Runnable turnedAway;
    private final Duration drain;
    private final ChannelGroup agents = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Map<Listener, Channel> open = new ConcurrentHashMap<>();
    private volatile boolean draining;

    /**
     * @param bound most agent connections at a time; further ones are closed at once
     * @param turnedAway told of each of those
     */
    public Listeners(Transport transport, IntSupplier bound, Runnable turnedAway) {
        this(transport, bound, turnedAway, DRAIN);
    }

    Listeners(Transport transport, int bound, Runnable turnedAway) {
        this(transport, () -> bound, turnedAway, DRAIN);
    }

    Listeners(Transport transport, int bound, Duration drain) {
        this(transport, () -> bound, () -> {}, drain);
    }

    private Listeners(Transport transport, IntSupplier bound, Runnable turnedAway, Duration drain) {
        this.transport = transport;
        this.bound = bound;
        this.turnedAway = turnedAway;
        this.drain = drain;
    }

    /** Opens all of them or, where one cannot be opened, none. */
    public void start(List<? extends Listener> listeners) throws ListenException {
        for (Listener listener : listeners) {
            ChannelFuture bind =
                    transport
                            .server()
                            .childHandler(new Accept(listener))
                            .bind(listener.address().host(), listener.address().port())
                            .awaitUninterruptibly();
            if (!bind.isSuccess()) {
                close();
                throw new ListenException(listener, bind.cause());
            }
            open.put(listener, bind.channel());
        }
    }

    /** Whether every listener that was started still listens. */
    public boolean listening() {
        return !open.isEmpty() && open.values().stream().allMatch(Channel::isActive);
    }

    /** How many connections of agents are open. */
    public int connections() {
        return agents.size();
    }

    /** Where a started listener really listens, which matters for port 0. */
    public InetSocketAddress addressOf(Listener listener) {
        Channel channel = open.get(listener);
        if (channel == null) {
            throw new IllegalStateException("not started: " + listener.attribute());
        }
        return (InetSocketAddress) channel.localAddress();
    }

    /** Stops accepting, and asks open connections to end with what they are doing. */
    public void drain() {
        draining = true;
        open.values().forEach(channel -> channel.close().awaitUninterruptibly());
        agents.forEach(channel -> channel.pipeline().fireUserEventTriggered(Drain.BEGIN));
    }

    /** Whether {@link #drain} was called. */
    public boolean draining() {
        return draining;
    }

    /** Gives open connections up to five seconds to end, then cuts them off. */
    public void settle() {
        agents.newCloseFuture().awaitUninterruptibly(drain.toMillis());
        cut();
        agents.newCloseFuture().awaitUninterruptibly(drain.toMillis());
    }

    /** Cuts off what is still open. Any thread. */
    public void cut() {
        // From the first handler on: the protocols' own ways of closing may wait for their peers.
        agents.forEach(Listeners::cut);
    }

    private static void cut(Channel channel) {
        ChannelHandlerContext first = channel.pipeline().firstContext();
        if (first == null) {
            channel.close();
        } else {
            first.close();
        }
    }

    /** {@link #drain} and {@link #settle}. */
    @Override
    public void close() {
        drain();
        settle();
        open.clear();
    }

    /** Counts a fresh connection in, or closes it where there are too many. */
    private final class Accept extends ChannelInitializer<Channel> {
        private final Listener listener;

        Accept(Listener listener) {
            this.listener = listener;
        }

        @Override
        protected void initChannel(Channel channel) {
            if (draining) {
                channel.close();
                return;
            }
            if (agents.size() >= bound.getAsInt()) {
                turnedAway.run();
                channel.close();
                return;
            }
            agents.add(channel);
            listener.accept(channel);
            if (draining) {
                channel.close();
            }
        }
    }
}
