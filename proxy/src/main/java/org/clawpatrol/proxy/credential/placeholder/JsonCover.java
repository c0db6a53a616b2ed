package org.clawpatrol.proxy.credential.placeholder;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Covers tokens in a JSON document, also in documents that are the text of a member. What goes on
 * is written anew from what was read, so that no other reader finds more in it. One document; one
 * thread.
 */
final class JsonCover {
    /** A document within a document within a document; nobody goes further. */
    private static final int DEEPEST_TEXT = 3;

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build();

    private final TokenCover cover;
    private int depth;

    JsonCover(TokenCover cover) {
        this.cover = cover;
    }

    /** ASCII; empty for anything but one object or array. */
    Optional<byte[]> cover(byte[] document) {
        try {
            JsonNode root = MAPPER.readTree(document);
            if (!root.isContainer()) {
                return Optional.empty();
            }
            tokens(root);
            texts(root);
            return Optional.of(MAPPER.writeValueAsBytes(root));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Covers what stands under the name of a token. */
    private void tokens(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                JsonNode value = object.get(name);
                TokenName.of(name)
                        .filter(_ -> !value.isNull() && !value.isBoolean())
                        .ifPresentOrElse(
                                kind -> object.put(name, cover.token(kind, textOf(value))),
                                () -> tokens(value));
            }
        } else {
            node.forEach(this::tokens);
        }
    }

    private static String textOf(JsonNode value) {
        return value.isString() ? value.stringValue() : value.toString();
    }

    /** Covers what stands inside other texts. */
    private void texts(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                JsonNode value = object.get(name);
                if (value instanceof StringNode && TokenName.of(name).isEmpty()) {
                    object.put(name, text(value.stringValue()));
                } else {
                    texts(value);
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i) instanceof StringNode element) {
                    array.set(i, text(element.stringValue()));
                } else {
                    texts(array.get(i));
                }
            }
        }
    }

    private String text(String text) {
        String inner = text.stripLeading();
        boolean document = inner.startsWith("{") || inner.startsWith("[");
        if (!document || depth == DEEPEST_TEXT) {
            return cover.text(text);
        }
        depth++;
        Optional<byte[]> covered = cover(text.getBytes(StandardCharsets.UTF_8));
        depth--;
        return covered.map(bytes -> new String(bytes, StandardCharsets.US_ASCII))
                .orElseGet(() -> cover.text(text));
    }
}
