package org.clawpatrol.proxy.tls;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * The gateway as a TLS client towards origins: system roots, or only the roots an endpoint names;
 * the certificate is always verified for the requested host. Safe to share.
 */
public final class UpstreamTrust {
    private static final long HANDSHAKE_MILLIS = 10_000;
    private static final int CONTEXTS = 256;

    private final SslProvider provider;
    private final Cache<Terms, SslContext> contexts =
            Caffeine.newBuilder()
                    .maximumSize(CONTEXTS)
                    .expireAfterAccess(Duration.ofHours(1))
                    .build();

    /**
     * What connections with one context have in common.
     *
     * @param caCert PEM text of the only roots to trust; system roots when empty
     * @param protocols ALPN names offered to the origin, the preferred one first
     * @param identity what to show an origin that asks; TLS sessions are resumed under it alone
     */
    public record Terms(
            Optional<String> caCert, List<String> protocols, Optional<ClientIdentity> identity) {

        public Terms {
            protocols = List.copyOf(protocols);
        }

        /** Of connections that show nothing. */
        public Terms(Optional<String> caCert, List<String> protocols) {
            this(caCert, protocols, Optional.empty());
        }

        /** What an endpoint says about its origin comes before what a credential says. */
        Optional<String> roots() {
            return caCert.or(() -> identity.flatMap(ClientIdentity::roots));
        }
    }

    public UpstreamTrust() {
        this(TlsProvider.best());
    }

    UpstreamTrust(SslProvider provider) {
        this.provider = provider;
    }

    /**
     * A handler for one connection to an origin.
     *
     * @param host DNS name or IP literal the certificate must be for
     * @throws SSLException where the roots cannot be used
     */
    public SslHandler handlerFor(ByteBufAllocator allocator, Terms terms, String host, int port)
            throws SSLException {
        SslHandler handler = context(terms).newHandler(allocator, host, port);
        handler.setHandshakeTimeoutMillis(HANDSHAKE_MILLIS);
        return handler;
    }

    private SslContext context(Terms terms) throws SSLException {
        SslContext known = contexts.getIfPresent(terms);
        if (known != null) {
            return known;
        }
        SslContext made = build(terms);
        contexts.put(terms, made);
        return made;
    }

    private SslContext build(Terms terms) throws SSLException {
        try {
            SslContextBuilder builder = SslContextBuilder.forClient();
            terms.identity().ifPresent(shown -> builder.keyManager(shown.key(), shown.chain()));
            return builder.sslProvider(provider)
                    .protocols(TlsProvider.VERSIONS)
                    .trustManager(new StrictTrustManager(Roots.of(terms.roots())))
                    .endpointIdentificationAlgorithm("HTTPS")
                    .applicationProtocolConfig(
                            new ApplicationProtocolConfig(
                                    ApplicationProtocolConfig.Protocol.ALPN,
                                    ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                                    ApplicationProtocolConfig.SelectedListenerFailureBehavior
                                            .ACCEPT,
                                    terms.protocols()))
                    .build();
        } catch (GeneralSecurityException | IOException e) {
            throw new SSLException("the trusted roots cannot be used: " + e.getMessage(), e);
        }
    }
}
