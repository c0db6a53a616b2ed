package org.clawpatrol.proxy.dashboard;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON object. Immutable. */
final class JsonSubmission implements Submission {
    // Two readers must not see two different values in one message.
    private static final JsonMapper STRICT =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final JsonNode object;

    private JsonSubmission(JsonNode object) {
        this.object = object;
    }

    static JsonSubmission parse(byte[] body) {
        try {
            JsonNode node = STRICT.readTree(body);
            if (node.isObject()) {
                return new JsonSubmission(node);
            }
        } catch (JacksonException e) {
            throw new RefusedException(400, "the body is not valid JSON");
        }
        throw new RefusedException(400, "the body must be a JSON object");
    }

    @Override
    public Optional<String> find(String name) {
        JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString()) {
            throw Submission.missing(name);
        }
        return Optional.of(value.stringValue());
    }

    @Override
    public boolean flag(String name) {
        JsonNode value = object.get(name);
        if (value == null || !value.isBoolean()) {
            throw Submission.missing(name);
        }
        return value.booleanValue();
    }

    @Override
    public Map<String, String> entries(String name) {
        JsonNode value = object.get(name);
        if (value == null || !value.isObject()) {
            throw Submission.missing(name);
        }
        var entries = new LinkedHashMap<String, String>();
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            if (!entry.getValue().isString()) {
                throw Submission.missing(name + "." + entry.getKey());
            }
            entries.put(entry.getKey(), entry.getValue().stringValue());
        }
        return entries;
    }
}
