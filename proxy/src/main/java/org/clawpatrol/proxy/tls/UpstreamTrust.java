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
    private static final String SYSTEM_ROOTS = "";

    private final SslProvider provider;
    private final List<String> alpn;
    private final Cache<String, SslContext> contexts =
            Caffeine.newBuilder().maximumSize(CONTEXTS).build();

    /**
     * @param alpn protocol names offered to origins, the preferred one first
     */
    public UpstreamTrust(List<String> alpn) {
        this(alpn, TlsProvider.best());
    }

    UpstreamTrust(List<String> alpn, SslProvider provider) {
        this.alpn = List.copyOf(alpn);
        this.provider = provider;
    }

    /**
     * A handler for one connection to an origin.
     *
     * @param caCert PEM text of the only roots to trust; system roots when empty
     * @param host DNS name or IP literal the certificate must be for
     * @throws SSLException where the roots cannot be used
     */
    public SslHandler handlerFor(
            ByteBufAllocator allocator, Optional<String> caCert, String host, int port)
            throws SSLException {
        SslHandler handler = context(caCert).newHandler(allocator, host, port);
        handler.setHandshakeTimeoutMillis(HANDSHAKE_MILLIS);
        return handler;
    }

    private SslContext context(Optional<String> caCert) throws SSLException {
        String key = caCert.orElse(SYSTEM_ROOTS);
        SslContext known = contexts.getIfPresent(key);
        if (known != null) {
            return known;
        }
        SslContext made = build(caCert);
        contexts.put(key, made);
        return made;
    }

    private SslContext build(Optional<String> caCert) throws SSLException {
        try {
            return SslContextBuilder.forClient()
                    .sslProvider(provider)
                    .protocols(TlsProvider.VERSIONS)
                    .trustManager(new StrictTrustManager(Roots.of(caCert)))
                    .endpointIdentificationAlgorithm("HTTPS")
                    .applicationProtocolConfig(
                            new ApplicationProtocolConfig(
                                    ApplicationProtocolConfig.Protocol.ALPN,
                                    ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                                    ApplicationProtocolConfig.SelectedListenerFailureBehavior
                                            .ACCEPT,
                                    alpn))
                    .build();
        } catch (GeneralSecurityException | IOException e) {
            throw new SSLException("the trusted roots cannot be used: " + e.getMessage(), e);
        }
    }
}
