package org.clawpatrol.proxy.net;

import io.netty.channel.ChannelPipeline;

/** A protocol that can take over an agent's connection once its TLS handshake chose it. */
public interface Protocol {

    /** The ALPN name it is chosen by, such as {@code http/1.1}. */
    String alpn();

    /**
     * Adds its handlers behind the TLS handler. Called on the connection's event loop before any
     * decrypted byte was read.
     */
    void start(ChannelPipeline pipeline, Connection connection);
}
