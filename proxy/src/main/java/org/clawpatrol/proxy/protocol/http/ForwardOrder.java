package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.proxy.flow.Permit;
import org.clawpatrol.proxy.protocol.http.mask.SecretMask;

/**
 * What is to be sent to an origin.
 *
 * @param head secrets included; owned
 * @param body what was collected of the body; owned
 * @param bodyEnded whether that is all of the body
 * @param trailers says which fields may follow the body
 * @param mask finds the injected secrets in what comes back
 * @param upgrade the switch of protocols that the request asks for
 */
record ForwardOrder(
        Permit permit,
        HttpRequest request,
        OriginKey key,
        UpstreamHead head,
        ByteBuf body,
        boolean bodyEnded,
        RequestTrailers trailers,
        Optional<SecretMask> mask,
        Optional<ProtocolUpgrade> upgrade) {
    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");

    /** Whether an origin that perhaps did it once may be asked to do it again. */
    boolean mayRepeat() {
        return mayBeSentTwice() && IDEMPOTENT.contains(request.method());
    }

    /** What a person approved is sent once, whatever happens to it. */
    boolean mayBeSentTwice() {
        return bodyEnded && permit.approvedBy().isEmpty();
    }
}
