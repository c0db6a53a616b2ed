package org.clawpatrol.proxy.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Opens the listeners, bounds the connections they hold together, and drains them on close. One
 * thread starts and closes it.
 */
public final class Listeners implements AutoCloseable {
    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final Transport transport;
    private final int bound;
    private final Duration drain;
    private final ChannelGroup agents = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Map<Listener, Channel> open = new ConcurrentHashMap<>();

    /**
     * @param bound most agent connections at a time; further ones are closed at once
     */
    public Listeners(Transport transport, int bound) {
        this(transport, bound, DRAIN);
    }

    Listeners(Transport transport, int bound, Duration drain) {
        this.transport = transport;
        this.bound = bound;
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

    /** Stops accepting, gives open connections up to five seconds to end, then closes them. */
    @Override
    public void close() {
        open.values().forEach(channel -> channel.close().awaitUninterruptibly());
        open.clear();
        agents.newCloseFuture().awaitUninterruptibly(drain.toMillis());
        agents.close().awaitUninterruptibly();
    }

    /** Counts a fresh connection in, or closes it where there are too many. */
    private final class Accept extends ChannelInitializer<Channel> {
        private final Listener listener;

        Accept(Listener listener) {
            this.listener = listener;
        }

        @Override
        protected void initChannel(Channel channel) {
            if (agents.size() >= bound) {
                channel.close();
                return;
            }
            agents.add(channel);
            listener.accept(channel);
        }
    }
}
