package org.clawpatrol.proxy.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** A minted certificate for one server name, its chain and its key. Immutable; safe to share. */
final class Leaf {
    private final ServerName name;
    private final List<X509Certificate> chain;
    private final PrivateKey key;
    private final Instant renewAt;

    /**
     * @param chain the leaf itself, then its issuer
     * @param renewAt when a fresh one shall take its place
     */
    Leaf(ServerName name, List<X509Certificate> chain, PrivateKey key, Instant renewAt) {
        this.name = name;
        this.chain = List.copyOf(chain);
        this.key = key;
        this.renewAt = renewAt;
    }

    /** Names this leaf among all others, renewals of the same name included. */
    String alias() {
        return chain.getFirst().getSerialNumber().toString(16) + "|" + name.text();
    }

    List<X509Certificate> chain() {
        return chain;
    }

    PrivateKey key() {
        return key;
    }

    Instant renewAt() {
        return renewAt;
    }
}
