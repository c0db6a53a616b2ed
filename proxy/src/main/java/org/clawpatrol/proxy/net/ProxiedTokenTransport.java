package org.clawpatrol.proxy.net;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.proxy.credential.oauth.PendingReply;
import org.clawpatrol.proxy.credential.oauth.TokenCall;
import org.clawpatrol.proxy.credential.oauth.TokenException;
import org.clawpatrol.proxy.credential.oauth.TokenReply;
import org.clawpatrol.proxy.credential.oauth.TokenTransport;
import org.clawpatrol.proxy.tls.TrustedContext;
import org.jspecify.annotations.Nullable;

/**
 * Calls authorization servers through the operator's upstream proxy, where one is configured: the
 * proxy gets the name that the operator wrote. Over HTTPS all the same, without redirects, the
 * whole answer within the bound and no larger than the call says. Safe to share.
 */
public final class ProxiedTokenTransport implements TokenTransport, AutoCloseable {
    private static final int HTTPS_PORT = 443;

    private final TokenTransport direct;
    private final UpstreamProxyAccess proxies;
    private final Duration bound;
    private final Transport transport;
    private final OriginRoutes routes;

    /**
     * @param direct makes the calls while there is no proxy
     * @param lookups where the proxy's name is looked up
     * @param bound of a whole call
     */
    public ProxiedTokenTransport(
            TokenTransport direct, UpstreamProxyAccess proxies, Executor lookups, Duration bound)
            throws SocketException {
        this(direct, proxies, lookups, NameResolver.ofSystem(), bound);
    }

    ProxiedTokenTransport(
            TokenTransport direct,
            UpstreamProxyAccess proxies,
            Executor lookups,
            NameResolver names,
            Duration bound)
            throws SocketException {
        this.direct = direct;
        this.proxies = proxies;
        this.bound = bound;
        this.transport = Transport.open(1);
        // Whatever is called was named by the operator, so the guard is not asked.
        this.routes =
                new OriginRoutes(
                        transport, names, lookups, AddressGuard.protecting(List.of()), proxies);
    }

    @Override
    public TokenReply send(TokenCall call) throws TokenException {
        if (!proxied()) {
            return direct.send(call);
        }
        call.requireHttps();
        return PendingReply.await(call, begun(call), bound, ProxiedTokenTransport::reason);
    }

    @Override
    public boolean proxied() {
        return proxies.current().isPresent();
    }

    private CompletableFuture<TokenReply> begun(TokenCall call) throws TokenException {
        URI url = call.url();
        String host = url.getHost().toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
        HostPort address = new HostPort(host, url.getPort() < 0 ? HTTPS_PORT : url.getPort());
        SSLEngine engine = engine(call, address);
        CompletableFuture<TokenReply> answer = new CompletableFuture<>();
        EventLoop loop = transport.loops().next();
        routes.connect(loop, address, true)
                .addListener(
                        done -> {
                            if (done.isSuccess() && done.getNow() instanceof Channel channel) {
                                TokenConversation.begin(
                                        channel, new SslHandler(engine), call, answer);
                            } else {
                                answer.completeExceptionally(done.cause());
                            }
                        });
        return answer;
    }

    private static SSLEngine engine(TokenCall call, HostPort address) throws TokenException {
        try {
            SSLEngine engine =
                    TrustedContext.of(call.roots()).createSSLEngine(address.host(), address.port());
            engine.setUseClientMode(true);
            SSLParameters terms = engine.getSSLParameters();
            terms.setEndpointIdentificationAlgorithm("HTTPS");
            engine.setSSLParameters(terms);
            return engine;
        } catch (GeneralSecurityException | IOException e) {
            throw TokenException.transientFailure(
                    ": the roots to trust " + call.server() + " with cannot be used");
        }
    }

    private static Optional<String> reason(@Nullable Throwable failure) {
        return failure instanceof UpstreamException known
                ? Optional.of("could not be reached: " + known.reason())
                : Optional.empty();
    }

    @Override
    public void close() {
        transport.close();
    }
}
