package org.clawpatrol.proxy.protocol.http;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.clawpatrol.proxy.flow.Permit;
import org.clawpatrol.proxy.net.NegotiatedProtocol;
import org.clawpatrol.proxy.net.OriginTarget;
import org.clawpatrol.proxy.net.UpstreamDialer;
import org.clawpatrol.proxy.telemetry.OriginMetrics;

/**
 * The connections of one event loop to origins. HTTP/1.1 connections in use are owned by their
 * exchange and idle ones wait here; HTTP/2 connections are shared by the exchanges of one key.
 * Lives on its loop.
 */
final class OriginPool {
    private static final String HTTP2 = "h2";
    private static final List<String> ANY = List.of(HTTP2, "http/1.1");
    private static final List<String> HTTP1_ONLY = List.of("http/1.1");

    /**
     * How long a connection may have rested for a request that cannot be sent again: an origin that
     * closes idle connections may do so just as the request arrives.
     */
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final EventLoop loop;
    private final UpstreamDialer dialer;
    private final HttpTimeouts timeouts;
    private final LongSupplier nanoTime;
    private final OriginMetrics metrics;
    private final IdleConnections idle;
    private final Map<OriginKey, List<Http2OriginConnection>> shared = new HashMap<>();
    private final FirstDials firstDials = new FirstDials();
    private boolean sweeping;

    /**
     * A connection on its way.
     *
     * @param any whether either version of HTTP will do
     */
    private record Dial(Permit permit, OriginKey key, boolean any, Promise<OriginStream> promise) {}

    OriginPool(
            EventLoop loop,
            UpstreamDialer dialer,
            HttpTimeouts timeouts,
            LongSupplier nanoTime,
            OriginMetrics metrics) {
        this.loop = loop;
        this.dialer = dialer;
        this.timeouts = timeouts;
        this.nanoTime = nanoTime;
        this.metrics = metrics;
        this.idle = new IdleConnections(metrics.idle());
    }

    /**
     * Takes an idle HTTP/1.1 connection out of the pool.
     *
     * @param repeatable whether the request may be sent again where the connection turns out dead
     */
    Optional<Http1OriginConnection> takeIdle(OriginKey key, boolean repeatable) {
        long longest = repeatable ? timeouts.idleOrigin().toNanos() : FRESH_NANOS;
        return idle.take(key, nanoTime.getAsLong() - longest);
    }

    /** A stream of a shared connection, or a new connection, for a permitted action. */
    Future<OriginStream> open(Permit permit, OriginKey key) {
        Promise<OriginStream> promise = loop.newPromise();
        open(permit, key, promise);
        return promise;
    }

    /** A new connection that speaks HTTP/1.1, for a permitted action. */
    Future<OriginStream> openHttp1(Permit permit, OriginKey key) {
        Promise<OriginStream> promise = loop.newPromise();
        dial(new Dial(permit, key, false, promise));
        return promise;
    }

    private void open(Permit permit, OriginKey key, Promise<OriginStream> promise) {
        for (Http2OriginConnection connection : shared.getOrDefault(key, List.of())) {
            if (connection.hasRoom()) {
                connection.open(promise);
                return;
            }
        }
        // Which version an origin speaks is not known before the first connection to it.
        if (!firstDials.awaits(key, () -> open(permit, key, promise), promise::tryFailure)) {
            dial(new Dial(permit, key, true, promise));
        }
    }

    private void dial(Dial dial) {
        OriginKey key = dial.key();
        OriginTarget target =
                new OriginTarget(
                        key.endpoint(), key.host(), key.port(), dial.any() ? ANY : HTTP1_ONLY);
        try {
            dialer.dialTls(loop, dial.permit(), target)
                    .addListener(
                            (Future<Channel> dialled) -> {
                                if (dialled.isSuccess()) {
                                    adopt(dial, dialled.getNow());
                                } else {
                                    failed(dial, dialled.cause());
                                }
                            });
        } catch (RuntimeException e) {
            failed(dial, e);
        }
    }

    private void failed(Dial dial, Throwable cause) {
        dial.promise().tryFailure(cause);
        if (dial.any()) {
            firstDials.failed(dial.key(), cause);
        }
    }

    private void adopt(Dial dial, Channel channel) {
        ConnectionWatch.count(metrics.open(), channel);
        boolean http2 = NegotiatedProtocol.of(channel).filter(HTTP2::equals).isPresent();
        if (http2) {
            adoptHttp2(dial, channel);
        } else {
            adoptHttp1(dial, channel);
        }
        if (dial.any()) {
            firstDials.succeeded(dial.key(), http2);
        }
    }

    private void adoptHttp1(Dial dial, Channel channel) {
        Http1OriginConnection connection =
                new Http1OriginConnection(channel, dial.key(), this, timeouts, nanoTime);
        channel.pipeline().addLast(connection);
        if (!dial.promise().trySuccess(connection)) {
            connection.close();
        }
    }

    private void adoptHttp2(Dial dial, Channel channel) {
        Http2OriginConnection connection =
                new Http2OriginConnection(channel, dial.key(), this, timeouts, nanoTime);
        Http2Codec.connect(channel.pipeline());
        channel.pipeline().addLast(connection);
        channel.config().setAutoRead(true);
        shared.computeIfAbsent(dial.key(), key -> new ArrayList<>(1)).add(connection);
        connection.open(dial.promise());
        sweepLater();
    }

    /** Takes a connection back after a complete exchange. */
    void release(Http1OriginConnection connection) {
        if (!connection.reusable() || !idle.put(connection)) {
            connection.close();
            return;
        }
        connection.rest(nanoTime.getAsLong());
        sweepLater();
    }

    /** Drops an idle connection that its origin closed or spoke on. */
    void drop(Http1OriginConnection connection) {
        idle.remove(connection);
    }

    /** Drops a connection that ended. */
    void drop(Http2OriginConnection connection) {
        List<Http2OriginConnection> known = shared.get(connection.key());
        if (known != null && known.remove(connection) && known.isEmpty()) {
            shared.remove(connection.key());
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
        idle.restedSince(oldest).forEach(Http1OriginConnection::close);
        shared.values().stream()
                .flatMap(List::stream)
                .filter(connection -> connection.restedSince(oldest))
                .toList()
                .forEach(Http2OriginConnection::leave);
        if (idle.count() > 0 || !shared.isEmpty()) {
            sweepLater();
        }
    }
}
