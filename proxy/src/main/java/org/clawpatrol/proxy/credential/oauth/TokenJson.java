package org.clawpatrol.proxy.credential.oauth;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what authorization servers answer: one JSON object, nothing twice, nothing after it. */
public final class TokenJson {
    private static final JsonMapper STRICT =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private TokenJson() {}

    /**
     * The object of a successful answer.
     *
     * @throws TokenException where it is a refusal, or no object
     */
    public static JsonNode object(String server, TokenReply reply) throws TokenException {
        Optional<JsonNode> object = parse(reply.body());
        // Some servers refuse with status 200.
        Optional<String> code = object.flatMap(TokenAnswer::code);
        if (code.isPresent()) {
            throw TokenException.refused(server, code.get());
        }
        boolean names = object.flatMap(found -> text(found, "error")).isPresent();
        if (!reply.successful() || names) {
            throw failure(server, reply);
        }
        return object.orElseThrow(() -> unreadable(server, "is not a JSON object"));
    }

    /** A JSON object, or nothing. */
    public static Optional<JsonNode> parse(byte[] text) {
        try {
            return Optional.of(STRICT.readTree(text)).filter(JsonNode::isObject);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** A member that is a text. */
    public static Optional<String> text(JsonNode object, String name) {
        return Optional.ofNullable(object.get(name))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue);
    }

    /** The answer is not what the protocol says. */
    public static TokenException unreadable(String server, String why) {
        return TokenException.transientFailure(": the answer of " + server + " " + why);
    }

    private static TokenException failure(String server, TokenReply reply) {
        String what = ": " + server + " answered with status " + reply.status();
        return reply.retryAfter()
                .map(wait -> TokenException.later(what, wait))
                .orElseGet(() -> TokenException.transientFailure(what));
    }
}
