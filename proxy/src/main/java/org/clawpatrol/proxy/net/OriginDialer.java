package org.clawpatrol.proxy.net;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.FutureListener;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.proxy.flow.Permit;
import org.clawpatrol.proxy.flow.SplicePermit;
import org.clawpatrol.proxy.tls.ServerName;
import org.clawpatrol.proxy.tls.UpstreamTrust;

/**
 * Dials origins over TCP: every resolved address passes the guard or none is dialled, and what was
 * checked is what is dialled. Only an endpoint's {@code dial}, named by the operator, is exempt.
 * Safe to share.
 */
public final class OriginDialer implements UpstreamDialer {
    private final OffLoopResolver resolver;
    private final AddressGuard guard;
    private final Connector connector;
    private final OriginHandshake handshake;

    /**
     * @param lookups where names are looked up; its bound bounds the lookups that wait
     */
    public OriginDialer(
            Transport transport,
            NameResolver names,
            Executor lookups,
            AddressGuard guard,
            UpstreamTrust trust) {
        this.resolver = new OffLoopResolver(names, lookups);
        this.guard = guard;
        this.connector = new Connector(transport);
        this.handshake = new OriginHandshake(trust);
    }

    @Override
    public Future<Channel> dialTls(EventLoop loop, Permit permit, OriginTarget target) {
        Objects.requireNonNull(permit, "permit");
        return dialTls(loop, target);
    }

    Future<Channel> dialTls(EventLoop loop, OriginTarget target) {
        Promise<Channel> promise = loop.newPromise();
        HostPort origin = new HostPort(target.host(), target.port());
        Optional<HostPort> dial = target.endpoint().dial();
        connect(loop, dial.orElse(origin), dial.isPresent())
                .addListener(
                        onSuccess(promise, channel -> handshake.start(channel, target, promise)));
        return promise;
    }

    @Override
    public Future<Channel> dialSplice(EventLoop loop, SplicePermit permit) {
        return connect(loop, new HostPort(permit.host(), permit.port()), false);
    }

    private Future<Channel> connect(EventLoop loop, HostPort address, boolean exempt) {
        if (!exempt && isOutOfBounds(address.host())) {
            return loop.newFailedFuture(notAllowed(address, address.host()));
        }
        Promise<Channel> promise = loop.newPromise();
        resolver.resolve(loop, address.host())
                .addListener(
                        onSuccess(
                                promise,
                                (List<InetAddress> found) ->
                                        connectGuarded(loop, address, found, exempt, promise)));
        return promise;
    }

    private boolean isOutOfBounds(String host) {
        return ServerName.parse(host).filter(name -> !guard.refusesUnresolved(name)).isEmpty();
    }

    private void connectGuarded(
            EventLoop loop,
            HostPort address,
            List<InetAddress> found,
            boolean exempt,
            Promise<Channel> promise) {
        for (InetAddress candidate : found) {
            if (!exempt && !guard.allows(candidate)) {
                promise.tryFailure(notAllowed(address, candidate.getHostAddress()));
                return;
            }
        }
        connector
                .connect(loop, found, address.port())
                .addListener(onSuccess(promise, promise::trySuccess));
    }

    private static UpstreamException notAllowed(HostPort wanted, String address) {
        return DialFailure.NOT_ALLOWED.because(
                wanted + " leads to " + address + ", which agents may not reach", null);
    }

    private static <T> FutureListener<T> onSuccess(Promise<Channel> promise, Consumer<T> next) {
        return done -> {
            if (done.isSuccess()) {
                next.accept(done.getNow());
            } else {
                promise.tryFailure(done.cause());
            }
        };
    }
}
