package org.clawpatrol.proxy.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** TLS towards an origin for commands that ask it one thing. Stateless. */
public final class ClientContext {
    private static final String ALIAS = "identity";

    private ClientContext() {}

    /**
     * @param caCert roots to trust instead of the system's, or instead of those that the identity
     *     brings; PEM
     * @param identity what is shown to a server that asks
     */
    public static SSLContext of(Optional<String> caCert, Optional<ClientIdentity> identity)
            throws GeneralSecurityException, IOException {
        Optional<String> roots = caCert.or(() -> identity.flatMap(ClientIdentity::roots));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(
                new KeyManager[] {new OneIdentity(identity)},
                new TrustManager[] {Roots.of(roots)},
                null);
        return context;
    }

    /** Shows the one identity to every server that asks for any. */
    private static final class OneIdentity extends X509ExtendedKeyManager {
        private final Optional<ClientIdentity> identity;

        OneIdentity(Optional<ClientIdentity> identity) {
            this.identity = identity;
        }

        @Override
        public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
            return identity.isEmpty() ? null : new String[] {ALIAS};
        }

        @Override
        public @Nullable String chooseClientAlias(
                String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return identity.isEmpty() ? null : ALIAS;
        }

        @Override
        public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseServerAlias(
                String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }

        @Override
        public X509Certificate @Nullable [] getCertificateChain(String alias) {
            return identity.map(ClientIdentity::chain).orElse(null);
        }

        @Override
        public @Nullable PrivateKey getPrivateKey(String alias) {
            return identity.map(ClientIdentity::key).orElse(null);
        }
    }
}
