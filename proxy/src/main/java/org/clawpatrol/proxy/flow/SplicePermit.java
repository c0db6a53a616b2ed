package org.clawpatrol.proxy.flow;

/**
 * Proof that a connection to a host no endpoint claims may pass uninspected. Only {@link
 * SpliceFlow} makes one; no secret can be lent on it.
 */
public final class SplicePermit {
    private final Peer peer;
    private final String host;
    private final int port;

    SplicePermit(Peer peer, String host, int port) {
        this.peer = peer;
        this.host = host;
        this.port = port;
    }

    public Peer peer() {
        return peer;
    }

    public String host() {
        return host;
    }

    public int port() {
        return port;
    }
}
