package org.clawpatrol.proxy.protocol.http;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.clawpatrol.proxy.protocol.http.websocket.DeflateOffer;
import org.clawpatrol.proxy.protocol.http.websocket.DeflateTerms;

/**
 * What the gateway offers an origin to open a WebSocket: a key of its own, the agent's
 * subprotocols, and no extension but one it can read. Immutable.
 */
final class WebSocketOffer {
    private static final String EXTENSIONS = "Sec-WebSocket-Extensions";
    private static final String PROTOCOL = "Sec-WebSocket-Protocol";

    private final String key;
    private final List<String> protocols;
    private final DeflateOffer deflate;

    private WebSocketOffer(String key, List<String> protocols, DeflateOffer deflate) {
        this.key = key;
        this.protocols = protocols;
        this.deflate = deflate;
    }

    /**
     * @param plain whether payloads must stay readable, so that secrets can be found in them
     */
    static WebSocketOffer of(HttpFields fields, boolean plain, RandomGenerator random) {
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        return new WebSocketOffer(
                Base64.getEncoder().encodeToString(nonce),
                fields.members(PROTOCOL),
                plain ? DeflateOffer.none() : DeflateOffer.of(fields.members(EXTENSIONS)));
    }

    /** Replaces what the agent said about the connection by what the gateway says. */
    void addTo(UpstreamHead head) {
        head.upgrade("websocket");
        head.set("Sec-WebSocket-Version", WebSocketHandshake.VERSION);
        head.set("Sec-WebSocket-Key", key);
        head.remove(EXTENSIONS);
        deflate.text().ifPresent(text -> head.set(EXTENSIONS, text));
    }

    /** What the origin agreed to, about compression. */
    Optional<DeflateTerms> terms(HttpResponseHead head) throws MalformedMessageException {
        HttpFields fields = head.fields();
        boolean agreed =
                WebSocketHandshake.isWanted(fields)
                        && fields.all("sec-websocket-accept")
                                .equals(List.of(WebSocketHandshake.accept(key)));
        if (!agreed || !fields.all(PROTOCOL).stream().allMatch(protocols::contains)) {
            throw MalformedMessageException.badRequest("the websocket was not opened properly");
        }
        DeflateOffer.Answer answer = deflate.accept(fields.members(EXTENSIONS));
        return switch (answer) {
            case DeflateOffer.Answer.Agreed(DeflateTerms terms) -> Optional.of(terms);
            case DeflateOffer.Answer.Plain() -> Optional.empty();
            case DeflateOffer.Answer.Unacceptable() ->
                    throw MalformedMessageException.badRequest("an extension nobody offered");
        };
    }
}
