package org.clawpatrol.proxy.protocol.http.websocket;

import java.util.Optional;

/** What changes in the text messages of an agent on their way to the origin. One thread. */
@FunctionalInterface
public interface TextRewrite {

    /**
     * @param message the whole payload of a message, UTF-8; nobody keeps it
     * @return what is sent instead, wiped by the caller; empty where nothing changes
     */
    Optional<byte[]> apply(byte[] message);
}
