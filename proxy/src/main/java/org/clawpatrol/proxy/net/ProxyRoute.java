package org.clawpatrol.proxy.net;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.FutureListener;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.dsl.config.UpstreamProxy;

/**
 * The way through the upstream proxy: dials it, which the operator named, and asks it for a
 * destination that was checked before. Safe to share.
 */
final class ProxyRoute {
    private final OffLoopResolver resolver;
    private final Connector connector;
    private final UpstreamProxyAccess proxies;

    ProxyRoute(OffLoopResolver resolver, Connector connector, UpstreamProxyAccess proxies) {
        this.resolver = resolver;
        this.connector = connector;
        this.proxies = proxies;
    }

    void connect(
            EventLoop loop, UpstreamProxy proxy, HostPort destination, Promise<Channel> promise) {
        Optional<ProxyLogin> login = proxies.login(proxy);
        if (login.isEmpty()) {
            promise.tryFailure(
                    DialFailure.PROXY_REFUSED.because(
                            "the upstream proxy has a user and no password is stored; run"
                                    + " clawpatrol credentials set "
                                    + UpstreamProxy.SECRET,
                            null));
            return;
        }
        promise.addListener(done -> login.get().close());
        ProxyTalk talk = talk(proxy, destination, login.get());
        Consumer<Channel> ask =
                channel -> ProxyHandshake.start(channel, talk, proxy.toString(), promise);
        Consumer<List<InetAddress>> dial =
                found ->
                        connector
                                .connect(loop, found, proxy.address().port())
                                .addListener(toProxy(proxy, promise, ask));
        resolver.resolve(loop, proxy.address().host()).addListener(toProxy(proxy, promise, dial));
    }

    private static ProxyTalk talk(UpstreamProxy proxy, HostPort destination, ProxyLogin login) {
        return switch (proxy.kind()) {
            case HTTP -> new HttpProxyTalk(destination, login);
            case SOCKS5 -> new SocksProxyTalk(destination, login);
        };
    }

    private static <T> FutureListener<T> toProxy(
            UpstreamProxy proxy, Promise<Channel> promise, Consumer<T> next) {
        return done -> {
            if (done.isSuccess()) {
                next.accept(done.getNow());
            } else {
                promise.tryFailure(failure(proxy, done.cause()));
            }
        };
    }

    /** That the gateway itself is busy is not the proxy's failure. */
    private static Throwable failure(UpstreamProxy proxy, Throwable cause) {
        return cause instanceof UpstreamException known && DialFailure.BUSY.isReasonOf(known)
                ? known
                : DialFailure.PROXY_UNREACHABLE.because(
                        "the upstream proxy " + proxy + " cannot be reached: " + cause.getMessage(),
                        cause);
    }
}
