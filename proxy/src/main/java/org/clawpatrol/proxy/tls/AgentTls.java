package org.clawpatrol.proxy.tls;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.OpenSslCachingX509KeyManagerFactory;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.concurrent.EventExecutor;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLException;
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
    private final SslContext context;

    /**
     * @param alpn protocol names offered, the preferred one first
     */
    public AgentTls(LeafCache leaves, List<String> alpn) throws SSLException {
        this(leaves, alpn, TlsProvider.best());
    }

    AgentTls(LeafCache leaves, List<String> alpn, SslProvider provider) throws SSLException {
        this.leaves = leaves;
        KeyManagerFactory keys = new MintingKeyManagerFactory(new MintingKeyManager(leaves));
        KeyManagerFactory fitting =
                provider == SslProvider.JDK
                        ? keys
                        : new OpenSslCachingX509KeyManagerFactory(keys, NATIVE_LEAVES);
        this.context =
                SslContextBuilder.forServer(fitting)
                        .sslProvider(provider)
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
