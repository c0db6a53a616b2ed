package org.clawpatrol.proxy.protocol.http;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.clawpatrol.proxy.protocol.http.websocket.DeflateTerms;
import org.clawpatrol.proxy.protocol.http.websocket.FrameActions;
import org.clawpatrol.proxy.protocol.http.websocket.TextRewrite;
import org.clawpatrol.proxy.protocol.http.websocket.WebSocketRelay;
import org.clawpatrol.proxy.protocol.http.websocket.WebSocketTerms;

/**
 * A WebSocket that a request is to open.
 *
 * @param frames judges messages, where rules read them
 * @param messages puts secrets into what the agent says
 * @param random unpredictable, for the keys that mask frames of the gateway's own
 */
record WebSocketUpgrade(
        WebSocketOffer offer,
        FrameActions frames,
        Optional<TextRewrite> messages,
        RandomGenerator random)
        implements ProtocolUpgrade {

    @Override
    public SwitchedProtocol accept(HttpResponseHead head, Surroundings in)
            throws MalformedMessageException {
        Optional<DeflateTerms> deflate = offer.terms(head);
        WebSocketTerms terms =
                new WebSocketTerms(
                        deflate,
                        in.mask().map(found -> found),
                        messages,
                        random::nextInt,
                        in.timer());
        return (agent, origin, done) -> new WebSocketRelay(agent, origin, terms, frames, done);
    }
}
