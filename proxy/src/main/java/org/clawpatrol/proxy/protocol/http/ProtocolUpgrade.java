package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBufAllocator;
import java.util.Optional;
import org.clawpatrol.proxy.protocol.http.mask.SecretMask;
import org.clawpatrol.proxy.protocol.http.websocket.Timer;

/** A switch of protocols that a request asks for (RFC 9110, 7.8). */
interface ProtocolUpgrade {

    /**
     * What the protocol runs in.
     *
     * @param filter what agents may see of the answer
     * @param mask finds the secrets that were lent for the request
     */
    record Surroundings(
            ByteBufAllocator allocator,
            ResponseFilter filter,
            Optional<SecretMask> mask,
            Timer timer) {}

    /**
     * Takes an origin at its word that it switches.
     *
     * @throws MalformedMessageException when that is not what it was asked
     */
    SwitchedProtocol accept(HttpResponseHead head, Surroundings in)
            throws MalformedMessageException;
}
