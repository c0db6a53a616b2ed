package org.clawpatrol.proxy.protocol.http;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.clawpatrol.proxy.flow.Permit;
import org.clawpatrol.proxy.net.NegotiatedProtocol;
import org.clawpatrol.proxy.net.OriginTarget;
import org.clawpatrol.proxy.protocol.http.mask.MaskCache;
import org.clawpatrol.proxy.tls.ClientIdentities;

/**
 * How the exchanges of one agent's connection reach origins. HTTP/1.1 connections in use are owned
 * by their exchange and idle ones wait here for the next, and for no other agent's connection, so
 * whatever an agent does to the framing of one meets only itself; HTTP/2 connections are shared.
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
    private final OriginServices services;
    private final IdleConnections idle;
    private final IdleSweep sweep;
    private final RestCount<Http1OriginConnection> resting;
    private final SharedConnections shared;
    private boolean closed;

    /**
     * A connection on its way.
     *
     * @param any whether either version of HTTP will do
     */
    private record Dial(Permit permit, OriginKey key, boolean any, Promise<OriginStream> promise) {}

    OriginPool(EventLoop loop, OriginServices services, SharedConnections shared) {
        this.loop = loop;
        this.services = services;
        this.shared = shared;
        this.idle = new IdleConnections(services.metrics().idle());
        this.sweep = new IdleSweep(loop, services, this::sweep);
        this.resting = new RestCount<>(services.resting(), loop, this::end);
    }

    /** What client certificates are read with. */
    ClientIdentities identities() {
        return services.identities();
    }

    /** What finds lent secrets in answers. */
    MaskCache masks() {
        return shared.masks();
    }

    /**
     * Takes an idle HTTP/1.1 connection out of the pool.
     *
     * @param repeatable whether the request may be sent again where the connection turns out dead
     */
    Optional<Http1OriginConnection> takeIdle(OriginKey key, boolean repeatable) {
        long longest = services.limits().get().idleTimeout().toNanos();
        long allowed = repeatable ? longest : Math.min(longest, FRESH_NANOS);
        Optional<Http1OriginConnection> taken =
                idle.take(key, services.nanoTime().getAsLong() - allowed);
        taken.ifPresent(resting::wakes);
        return taken;
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
        if (shared.open(key, promise)) {
            return;
        }
        // Which version an origin speaks is not known before the first connection to it.
        if (!shared.firstDials()
                .awaits(key, () -> open(permit, key, promise), promise::tryFailure)) {
            dial(new Dial(permit, key, true, promise));
        }
    }

    private void dial(Dial dial) {
        OriginKey key = dial.key();
        OriginTarget target =
                new OriginTarget(
                        key.endpoint(),
                        key.host(),
                        key.port(),
                        dial.any() ? ANY : HTTP1_ONLY,
                        key.identity());
        try {
            services.dialer()
                    .dialTls(loop, dial.permit(), target)
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
            shared.firstDials().failed(dial.key(), cause);
        }
    }

    private void adopt(Dial dial, Channel channel) {
        ConnectionWatch.count(services.metrics().open(), channel);
        boolean http2 = NegotiatedProtocol.of(channel).filter(HTTP2::equals).isPresent();
        if (http2) {
            adoptHttp2(dial, channel);
        } else {
            adoptHttp1(dial, channel);
        }
        if (dial.any()) {
            shared.firstDials().succeeded(dial.key(), http2);
        }
    }

    private void adoptHttp1(Dial dial, Channel channel) {
        Http1OriginConnection connection =
                new Http1OriginConnection(channel, dial.key(), this, services);
        channel.pipeline().addLast(new TurnFlush(), connection);
        if (!dial.promise().trySuccess(connection)) {
            connection.close();
        }
    }

    private void adoptHttp2(Dial dial, Channel channel) {
        Http2OriginConnection connection =
                Http2OriginConnection.install(channel, dial.key(), shared, services);
        channel.config().setAutoRead(true);
        shared.add(connection);
        connection.open(dial.promise());
    }

    /** Takes a connection back after a complete exchange. */
    void release(Http1OriginConnection connection) {
        if (closed || !connection.reusable() || !idle.put(connection)) {
            connection.close();
            return;
        }
        connection.rest(services.nanoTime().getAsLong());
        sweep.later();
    }

    /** Drops an idle connection that its origin closed or spoke on. */
    void drop(Http1OriginConnection connection) {
        idle.remove(connection);
        resting.wakes(connection);
    }

    /** Ends what is idle; what is in use ends when it is given back. */
    void close() {
        closed = true;
        idle.restedSince(services.nanoTime().getAsLong()).forEach(this::end);
    }

    private OptionalLong sweep(long expired, long settled) {
        idle.restedSince(expired).forEach(this::end);
        for (Http1OriginConnection connection : idle.restedSince(settled)) {
            resting.rests(connection, connection.key().origin(), connection.restingSince());
        }
        return idle.oldest();
    }

    private void end(Http1OriginConnection connection) {
        drop(connection);
        connection.close();
    }
}
