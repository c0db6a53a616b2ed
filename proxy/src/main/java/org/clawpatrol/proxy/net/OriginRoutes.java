package org.clawpatrol.proxy.net;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.FutureListener;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.dsl.config.UpstreamProxy;
import org.clawpatrol.proxy.tls.ServerName;

/**
 * The ways to origins, straight or through the operator's upstream proxy: every resolved address
 * passes the guard or none is dialled, and what was checked is what is dialled or handed to the
 * proxy. Addresses the operator named are exempt. Safe to share.
 */
public final class OriginRoutes {
    private final OffLoopResolver resolver;
    private final AddressGuard guard;
    private final Connector connector;
    private final UpstreamProxyAccess proxies;
    private final ProxyRoute proxy;

    /**
     * @param lookups where names are looked up; its bound bounds the lookups that wait
     */
    public OriginRoutes(
            Transport transport,
            NameResolver names,
            Executor lookups,
            AddressGuard guard,
            UpstreamProxyAccess proxies) {
        this.resolver = new OffLoopResolver(names, lookups);
        this.guard = guard;
        this.connector = new Connector(transport);
        this.proxies = proxies;
        this.proxy = new ProxyRoute(resolver, connector, proxies);
    }

    /**
     * A connection to a destination.
     *
     * @param exempt whether the operator named the address
     */
    Future<Channel> connect(EventLoop loop, HostPort address, boolean exempt) {
        Optional<ServerName> name = ServerName.parse(address.host());
        if (!exempt && name.filter(host -> !guard.refusesUnresolved(host)).isEmpty()) {
            return loop.newFailedFuture(notAllowed(address, address.host()));
        }
        Optional<Detour> detour =
                proxies.current()
                        .map(current -> new Detour(current, new NoProxy(current.noProxy())))
                        .filter(way -> name.filter(way.exemptions()::exempts).isEmpty());
        Promise<Channel> promise = loop.newPromise();
        if (detour.filter(way -> exempt || way.looksUpItself(name)).isPresent()) {
            proxy.connect(loop, detour.get().proxy(), address, promise);
            return promise;
        }
        resolver.resolve(loop, address.host())
                .addListener(
                        onSuccess(
                                promise,
                                (List<InetAddress> found) -> {
                                    if (exempt || areAllowed(address, found, promise)) {
                                        go(loop, detour, address, found, promise);
                                    }
                                }));
        return promise;
    }

    private boolean areAllowed(
            HostPort address, List<InetAddress> found, Promise<Channel> promise) {
        for (InetAddress candidate : found) {
            if (!guard.allows(candidate)) {
                promise.tryFailure(notAllowed(address, candidate.getHostAddress()));
                return false;
            }
        }
        return true;
    }

    private void go(
            EventLoop loop,
            Optional<Detour> detour,
            HostPort address,
            List<InetAddress> found,
            Promise<Channel> promise) {
        if (detour.isEmpty() || detour.get().exemptions().exempts(found)) {
            connector
                    .connect(loop, found, address.port())
                    .addListener(onSuccess(promise, promise::trySuccess));
        } else {
            String checked = found.getFirst().getHostAddress();
            proxy.connect(
                    loop, detour.get().proxy(), new HostPort(checked, address.port()), promise);
        }
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

    /** An upstream proxy and what is reached without it. */
    private record Detour(UpstreamProxy proxy, NoProxy exemptions) {

        /** A literal is no name: it was checked already and is handed over as it is. */
        boolean looksUpItself(Optional<ServerName> name) {
            return proxy.remoteNames() && name.filter(host -> !host.address()).isPresent();
        }
    }
}
