package org.clawpatrol.proxy.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Gives the TLS engine a leaf for the server name the engine was made for. The name was read from
 * the ClientHello and checked before the engine existed, so nothing is decided here. Safe to share.
 */
final class MintingKeyManager extends X509ExtendedKeyManager {
    private final LeafCache leaves;

    MintingKeyManager(LeafCache leaves) {
        this.leaves = leaves;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
        if (!keyType.startsWith("EC")) {
            return null;
        }
        return named(engine.getPeerHost()).map(name -> leaves.leafFor(name).alias()).orElse(null);
    }

    private static Optional<ServerName> named(@Nullable String text) {
        return text == null ? Optional.empty() : ServerName.parse(text);
    }

    private Optional<Leaf> leaf(String alias) {
        return named(alias.substring(alias.indexOf('|') + 1)).map(leaves::leafFor);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return leaf(alias).map(leaf -> leaf.chain().toArray(new X509Certificate[0])).orElse(null);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return leaf(alias).map(Leaf::key).orElse(null);
    }

    @Override
    public @Nullable String chooseServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }
}
