package org.clawpatrol.proxy.protocol.http;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.clawpatrol.proxy.flow.Permit;
import org.clawpatrol.proxy.net.UpstreamDialer;

/**
 * The connections to origins of one agent's connection: those in use are owned by their exchange,
 * idle ones wait here for the next action of the same key, most recently used first. No other agent
 * ever gets one, so whatever an agent does to the framing of a connection meets only itself. Lives
 * on its loop.
 */
final class OriginPool {
    private static final int MAX_IDLE = 8;

    private final EventLoop loop;
    private final UpstreamDialer dialer;
    private final HttpTimeouts timeouts;
    private final LongSupplier nanoTime;
    private final Map<OriginKey, Deque<OriginConnection>> idle = new HashMap<>();
    private int idleCount;
    private boolean sweeping;
    private boolean closed;

    OriginPool(
            EventLoop loop, UpstreamDialer dialer, HttpTimeouts timeouts, LongSupplier nanoTime) {
        this.loop = loop;
        this.dialer = dialer;
        this.timeouts = timeouts;
        this.nanoTime = nanoTime;
    }

    /** Takes an idle connection out of the pool. */
    Optional<OriginConnection> takeIdle(OriginKey key) {
        Deque<OriginConnection> waiting = idle.get(key);
        while (waiting != null && !waiting.isEmpty()) {
            OriginConnection connection = waiting.pop();
            forget(key, waiting);
            if (connection.active()) {
                return Optional.of(connection);
            }
            connection.close();
        }
        return Optional.empty();
    }

    /** Opens a connection for a permitted action. */
    Future<OriginConnection> dial(Permit permit, OriginKey key) {
        Promise<OriginConnection> promise = loop.newPromise();
        dialer.dialTls(loop, permit, key.endpoint(), key.host(), key.port())
                .addListener(
                        (Future<Channel> dialled) -> {
                            if (dialled.isSuccess()) {
                                promise.setSuccess(adopt(dialled.getNow(), key));
                            } else {
                                promise.setFailure(dialled.cause());
                            }
                        });
        return promise;
    }

    /** Gives a connection back after a complete exchange. */
    void release(OriginConnection connection) {
        if (closed || !connection.reusable() || idleCount >= MAX_IDLE) {
            connection.close();
            return;
        }
        connection.rest(nanoTime.getAsLong());
        idle.computeIfAbsent(connection.key(), key -> new ArrayDeque<>()).push(connection);
        idleCount++;
        sweepLater();
    }

    /** Drops an idle connection that its origin closed or spoke on. */
    void drop(OriginConnection connection) {
        Deque<OriginConnection> waiting = idle.get(connection.key());
        if (waiting != null && waiting.remove(connection)) {
            forget(connection.key(), waiting);
        }
    }

    /** Ends what is idle; what is in use ends when it is given back. */
    void close() {
        closed = true;
        List<OriginConnection> all = new ArrayList<>();
        idle.values().forEach(all::addAll);
        all.forEach(OriginConnection::close);
    }

    private OriginConnection adopt(Channel channel, OriginKey key) {
        OriginConnection connection = new OriginConnection(channel, key, this, timeouts, nanoTime);
        channel.pipeline().addLast(connection);
        return connection;
    }

    private void forget(OriginKey key, Deque<OriginConnection> waiting) {
        idleCount--;
        if (waiting.isEmpty()) {
            idle.remove(key);
        }
    }

    private void sweepLater() {
        if (!sweeping) {
            sweeping = true;
            loop.schedule(this::sweep, timeouts.idleOrigin().toNanos() / 4, TimeUnit.NANOSECONDS);
        }
    }

    private void sweep() {
        sweeping = false;
        long oldest = nanoTime.getAsLong() - timeouts.idleOrigin().toNanos();
        List<OriginConnection> stale = new ArrayList<>();
        for (Deque<OriginConnection> waiting : idle.values()) {
            for (OriginConnection connection : waiting) {
                if (connection.restingSince() - oldest <= 0) {
                    stale.add(connection);
                }
            }
        }
        stale.forEach(OriginConnection::close);
        if (idleCount > 0) {
            sweepLater();
        }
    }
}
