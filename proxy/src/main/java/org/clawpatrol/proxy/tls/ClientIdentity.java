package org.clawpatrol.proxy.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What the gateway shows an origin that asks who it is. Equal to another only where both were read
 * from the same bytes, and shown by nothing. Immutable; safe to share.
 */
public final class ClientIdentity {
    private final String digest;
    private final List<X509Certificate> chain;
    private final PrivateKey key;
    private final Optional<String> roots;

    /**
     * @param digest of everything it was read from
     * @param chain the certificate of the key first
     * @param roots PEM text of the only roots that the origin may have
     */
    ClientIdentity(
            String digest, List<X509Certificate> chain, PrivateKey key, Optional<String> roots) {
        this.digest = digest;
        this.chain = List.copyOf(chain);
        this.key = key;
        this.roots = roots;
    }

    X509Certificate[] chain() {
        return chain.toArray(X509Certificate[]::new);
    }

    PrivateKey key() {
        return key;
    }

    Optional<String> roots() {
        return roots;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClientIdentity identity && identity.digest.equals(digest);
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }

    @Override
    public String toString() {
        return "ClientIdentity[***]";
    }
}
