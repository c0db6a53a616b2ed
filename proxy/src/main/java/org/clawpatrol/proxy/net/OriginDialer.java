package org.clawpatrol.proxy.net;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.proxy.flow.Permit;
import org.clawpatrol.proxy.flow.SplicePermit;
import org.clawpatrol.proxy.tls.UpstreamTrust;

/**
 * Dials origins over the guarded routes, and those of endpoints not at all for a moment where they
 * failed again and again. Only an endpoint's {@code dial}, named by the operator, is exempt from
 * the guard. Safe to share.
 */
public final class OriginDialer implements UpstreamDialer {
    private final OriginRoutes routes;
    private final OriginHandshake handshake;
    private final Circuits circuits;

    public OriginDialer(OriginRoutes routes, UpstreamTrust trust, Circuits circuits) {
        this.routes = routes;
        this.handshake = new OriginHandshake(trust);
        this.circuits = circuits;
    }

    /** A dialer without upstream proxy. */
    OriginDialer(
            Transport transport,
            NameResolver names,
            Executor lookups,
            AddressGuard guard,
            UpstreamTrust trust) {
        this(
                new OriginRoutes(transport, names, lookups, guard, UpstreamProxyAccess.none()),
                trust,
                new Circuits(System::nanoTime));
    }

    @Override
    public Future<Channel> dialTls(EventLoop loop, Permit permit, OriginTarget target) {
        Objects.requireNonNull(permit, "permit");
        return dialTls(loop, target);
    }

    Future<Channel> dialTls(EventLoop loop, OriginTarget target) {
        HostPort origin = new HostPort(target.host(), target.port());
        var watched = new Circuits.Origin(target.endpoint().name(), target.host(), target.port());
        if (!circuits.admits(watched)) {
            return loop.newFailedFuture(
                    DialFailure.RESTING.because(origin + " failed repeatedly and rests", null));
        }
        Promise<Channel> promise = loop.newPromise();
        circuits.watch(watched, promise);
        Optional<HostPort> dial = target.endpoint().dial();
        routes.connect(loop, dial.orElse(origin), dial.isPresent())
                .addListener(
                        (Future<Channel> connected) -> {
                            if (connected.isSuccess()) {
                                handshake.start(connected.getNow(), target, promise);
                            } else {
                                promise.tryFailure(connected.cause());
                            }
                        });
        return promise;
    }

    @Override
    public Future<Channel> dialSplice(EventLoop loop, SplicePermit permit) {
        return routes.connect(loop, new HostPort(permit.host(), permit.port()), false);
    }
}
