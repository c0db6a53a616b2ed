package org.clawpatrol.proxy.tls;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSslCachingX509KeyManagerFactory;
import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * The gateway as a TLS server towards agents: one context for all names, since a context per name
 * costs milliseconds and a leaf does not. Safe to share.
 */
public final class AgentTls {
    private static final long HANDSHAKE_MILLIS = 10_000;

    /**
     * Native copies of leaves kept. When full, further leaves are copied per handshake; the aliases
     * they are kept under change with each renewal, so none is served past its time.
     */
    private static final int NATIVE_LEAVES = 4096;

    private final LeafCache leaves;
    private final List<String> alpn;
    private final SslProvider provider;
    private final Optional<DeviceAuthority> authority;
    private final SslContext context;
    private final AtomicReference<@Nullable Asking> asking = new AtomicReference<>();

    /** The same towards agents that may have a certificate. */
    private record Asking(String clientCa, AgentTls tls) {}

    /**
     * @param alpn protocol names offered, the preferred one first
     */
    public AgentTls(LeafCache leaves, List<String> alpn) throws SSLException {
        this(leaves, alpn, TlsProvider.best());
    }

    AgentTls(LeafCache leaves, List<String> alpn, SslProvider provider) throws SSLException {
        this(leaves, alpn, provider, Optional.empty());
    }

    private AgentTls(
            LeafCache leaves,
            List<String> alpn,
            SslProvider provider,
            Optional<DeviceAuthority> authority)
            throws SSLException {
        this.leaves = leaves;
        this.alpn = List.copyOf(alpn);
        this.provider = provider;
        this.authority = authority;
        KeyManagerFactory keys = new MintingKeyManagerFactory(new MintingKeyManager(leaves));
        KeyManagerFactory fitting =
                provider == SslProvider.JDK
                        ? keys
                        : new OpenSslCachingX509KeyManagerFactory(keys, NATIVE_LEAVES);
        SslContextBuilder builder = SslContextBuilder.forServer(fitting);
        authority.ifPresent(
                asked -> builder.clientAuth(ClientAuth.OPTIONAL).trustManager(asked.verifier()));
        this.context =
                builder.sslProvider(provider)
                        .protocols(TlsProvider.VERSIONS)
                        .applicationProtocolConfig(
                                new ApplicationProtocolConfig(
                                        ApplicationProtocolConfig.Protocol.ALPN,
                                        ApplicationProtocolConfig.SelectorFailureBehavior
                                                .NO_ADVERTISE,
                                        ApplicationProtocolConfig.SelectedListenerFailureBehavior
                                                .ACCEPT,
                                        alpn))
                        .build();
        if (authority.isPresent()
                && context.sessionContext() instanceof OpenSslSessionContext sessions) {
            // A resumed session need not remember the certificate it began with.
            sessions.setSessionCacheEnabled(false);
        }
    }

    /**
     * The same, asking agents for a certificate of this authority; one that shows another gets no
     * further, one without gets on unproven. The last one made is kept.
     *
     * @param clientCa PEM text
     * @throws SSLException where it cannot be used
     */
    public AgentTls asking(String clientCa) throws SSLException {
        Asking known = asking.get();
        if (known != null && known.clientCa().equals(clientCa)) {
            return known.tls();
        }
        try {
            Optional<DeviceAuthority> asked = Optional.of(DeviceAuthority.of(clientCa));
            AgentTls made = new AgentTls(leaves, alpn, provider, asked);
            asking.set(new Asking(clientCa, made));
            return made;
        } catch (GeneralSecurityException | IOException e) {
            throw new SSLException("`client_ca` cannot be used: " + e.getMessage(), e);
        }
    }

    /** What a finished handshake proved; nothing where no certificate is asked for. */
    public DeviceProof proof(SSLSession session) {
        return authority
                .<DeviceProof>map(asked -> asked.proof(session))
                .orElseGet(DeviceProof.None::new);
    }

    /**
     * Sees that the leaf for a name is at hand, minted off the event loop, so that the handshake
     * need not wait for it.
     *
     * @param ready called on the loop, at once where it is at hand, with why there is none or null
     */
    public void prepare(ServerName name, EventExecutor loop, Consumer<@Nullable Throwable> ready) {
        CompletableFuture<Leaf> leaf = leaves.leaf(name);
        if (leaf.isDone()) {
            ready.accept(leaf.isCompletedExceptionally() ? leaf.exceptionNow() : null);
        } else {
            leaf.whenCompleteAsync((minted, failure) -> ready.accept(failure), loop);
        }
    }

    /**
     * A handler for one connection that proves to be {@code name}.
     *
     * @param name what the ClientHello asked for, already checked against where the agent wanted to
     *     go
     */
    public SslHandler handlerFor(ByteBufAllocator allocator, ServerName name) {
        SslHandler handler = context.newHandler(allocator, name.text(), -1);
        handler.setHandshakeTimeoutMillis(HANDSHAKE_MILLIS);
        return handler;
    }
}
