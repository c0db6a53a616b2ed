package org.clawpatrol.proxy.protocol.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.clawpatrol.proxy.failure.Failure;

/** What makes a request the opening of a WebSocket (RFC 6455, 4.2.1; RFC 8441, 5). Stateless. */
final class WebSocketHandshake {
    static final String VERSION = "13";
    private static final int NONCE_BYTES = 16;
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private WebSocketHandshake() {}

    static boolean isWanted(HttpFields fields) {
        return fields.tokens("connection").contains("upgrade")
                && fields.tokens("upgrade").contains("websocket");
    }

    /** Refuses an opening that an origin might read as something else. */
    static void check(HttpRequestHead head, Framing framing, boolean keyed)
            throws MalformedMessageException {
        HttpFields fields = head.fields();
        if (!head.method().equals("GET") || !(framing instanceof Framing.None)) {
            throw MalformedMessageException.badRequest("a websocket opens with a GET and no body");
        }
        if (!fields.tokens("upgrade").equals(List.of("websocket"))) {
            throw MalformedMessageException.badRequest("more than one protocol to upgrade to");
        }
        if (!fields.all("sec-websocket-version").equals(List.of(VERSION))) {
            throw new MalformedMessageException(
                    Failure.WRONG_VERSION, "only version 13 of websocket is supported");
        }
        if (keyed && !isKey(fields.all("sec-websocket-key"))) {
            throw MalformedMessageException.badRequest("invalid websocket key");
        }
    }

    private static boolean isKey(List<String> values) {
        if (values.size() != 1) {
            return false;
        }
        try {
            return Base64.getDecoder().decode(values.getFirst()).length == NONCE_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What the answer to a switch says of the protocol. */
    static HttpFields switchFields(HttpRequest request) {
        return switch (request.upgrade()) {
            case NONE -> HttpFields.empty();
            case SPDY -> HttpFields.of(List.of(new HeaderField("Upgrade", SpdyUpgrade.PROTOCOL)));
            case WEBSOCKET -> {
                String key = request.fields().first("sec-websocket-key").orElse("");
                yield HttpFields.of(
                        List.of(
                                new HeaderField("Upgrade", "websocket"),
                                new HeaderField("Sec-WebSocket-Accept", accept(key))));
            }
        };
    }

    /** The proof that the opening with that key was understood. */
    static String accept(String key) {
        try {
            byte[] text = (key + GUID).getBytes(StandardCharsets.ISO_8859_1);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
