package org.clawpatrol.proxy.credential.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.clawpatrol.dsl.config.StoredAt;
import org.clawpatrol.proxy.secret.Secret;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a program printed: one secret, or a JSON object of them. Stateless. */
final class SecretDocument {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private SecretDocument() {}

    /**
     * The secrets a text holds under keys: the name of a member, a JSON pointer (RFC 6901) that
     * begins with a slash, or {@link StoredAt#WHOLE}.
     *
     * @param text wiped
     */
    static Map<String, Secret> secrets(byte[] text, Map<String, String> keys)
            throws StoreException {
        try {
            Map<String, Secret> secrets = new HashMap<>();
            for (Map.Entry<String, String> key : keys.entrySet()) {
                if (key.getValue().equals(StoredAt.WHOLE)) {
                    secrets.put(key.getKey(), Secret.ofInput(text.clone()));
                }
            }
            if (secrets.size() < keys.size()) {
                members(text, keys, secrets);
            }
            return secrets;
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    private static void members(byte[] text, Map<String, String> keys, Map<String, Secret> found)
            throws StoreException {
        JsonNode document = object(text);
        for (Map.Entry<String, String> key : keys.entrySet()) {
            if (!key.getValue().equals(StoredAt.WHOLE)) {
                member(document, key.getKey(), key.getValue(), found);
            }
        }
    }

    private static JsonNode object(byte[] text) throws StoreException {
        try {
            JsonNode document = MAPPER.readTree(text);
            if (document.isObject()) {
                return document;
            }
        } catch (JacksonException e) {
            // Its message could quote the secret.
            throw noObject();
        }
        throw noObject();
    }

    private static StoreException noObject() {
        return new StoreException(
                "gave no JSON object to look the keys up in; the key `-` stands for all it gives");
    }

    private static void member(JsonNode object, String slot, String key, Map<String, Secret> found)
            throws StoreException {
        if (key.startsWith("/")) {
            text(pointed(object, key), slot, key, found);
        } else {
            named(object, slot, key, found);
        }
    }

    /** Adds the member of that very name; leaves out what is not there. */
    static void named(JsonNode object, String slot, String name, Map<String, Secret> found)
            throws StoreException {
        text(object.path(name), slot, name, found);
    }

    private static void text(JsonNode value, String slot, String key, Map<String, Secret> found)
            throws StoreException {
        if (value.isMissingNode() || value.isNull()) {
            return;
        }
        if (!value.isString()) {
            throw new StoreException("has something at `" + key + "` that is no text");
        }
        found.put(slot, Secret.ofInput(value.stringValue().getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonNode pointed(JsonNode object, String key) throws StoreException {
        try {
            return object.at(JsonPointer.compile(key));
        } catch (IllegalArgumentException e) {
            throw new StoreException("cannot be asked for `" + key + "`: not a JSON pointer");
        }
    }
}
