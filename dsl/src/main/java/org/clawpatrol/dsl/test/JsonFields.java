package org.clawpatrol.dsl.test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.schema.Suggestion;
import tools.jackson.databind.JsonNode;

/** The members of one JSON object, of which every key must be known. Immutable. */
final class JsonFields {
    private final String block;
    private final Map<String, JsonNode> members;

    private JsonFields(String block, Map<String, JsonNode> members) {
        this.block = block;
        this.members = members;
    }

    /**
     * @param block how errors call the object
     * @param warnings receives keys whose case differs from the known one
     */
    static JsonFields of(String block, JsonNode node, List<String> known, List<String> warnings)
            throws FixtureException {
        if (!node.isObject()) {
            throw new FixtureException(block + ": must be an object");
        }
        Map<String, JsonNode> members = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            String key = canonical(block, member.getKey(), known);
            if (!key.equals(member.getKey())) {
                warnings.add(block + ": write `" + key + "` for `" + member.getKey() + "`");
            }
            if (members.put(key, member.getValue()) != null) {
                throw new FixtureException(block + ": duplicate key `" + key + "`");
            }
        }
        return new JsonFields(block, members);
    }

    private static String canonical(String block, String key, List<String> known)
            throws FixtureException {
        if (known.contains(key)) {
            return key;
        }
        for (String candidate : known) {
            if (candidate.equalsIgnoreCase(key)) {
                return candidate;
            }
        }
        throw new FixtureException(
                "%s: unknown key `%s`; %s"
                        .formatted(block, key, Suggestion.of(key, known, "keys")));
    }

    boolean has(String key) {
        return members.containsKey(key);
    }

    Optional<JsonNode> node(String key) {
        return Optional.ofNullable(members.get(key));
    }

    /** A string; null counts as absent. */
    Optional<String> text(String key) throws FixtureException {
        JsonNode node = members.get(key);
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        return Optional.of(string(key, node));
    }

    /** A boolean; false when absent or null. */
    boolean flag(String key) throws FixtureException {
        JsonNode node = members.get(key);
        if (node == null || node.isNull()) {
            return false;
        }
        if (!node.isBoolean()) {
            throw wrong(key, "true or false");
        }
        return node.booleanValue();
    }

    String textOrEmpty(String key) throws FixtureException {
        return text(key).orElse("");
    }

    List<String> texts(String key) throws FixtureException {
        JsonNode node = members.get(key);
        return node == null || node.isNull() ? List.of() : strings(key, node);
    }

    Map<String, List<String>> multimap(String key) throws FixtureException {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : object(key)) {
            String place = key + "." + member.getKey();
            values.put(text(place, member.getKey()), strings(place, member.getValue()));
        }
        return values;
    }

    Map<String, String> map(String key) throws FixtureException {
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : object(key)) {
            String place = key + "." + member.getKey();
            values.put(text(place, member.getKey()), string(place, member.getValue()));
        }
        return values;
    }

    /** A whole number from 0 to the given one; absent when absent or null. */
    Optional<Integer> whole(String key, int most) throws FixtureException {
        JsonNode node = members.get(key);
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            throw wrong(key, "a whole number");
        }
        int value = node.intValue();
        if (value < 0 || value > most) {
            throw wrong(key, "from 0 to " + most);
        }
        return Optional.of(value);
    }

    private Iterable<Map.Entry<String, JsonNode>> object(String key) throws FixtureException {
        JsonNode node = members.get(key);
        if (node == null || node.isNull()) {
            return List.of();
        }
        if (!node.isObject()) {
            throw wrong(key, "an object");
        }
        return node.properties();
    }

    private List<String> strings(String key, JsonNode node) throws FixtureException {
        if (!node.isArray()) {
            throw wrong(key, "a list of strings");
        }
        List<String> strings = new ArrayList<>();
        for (JsonNode element : node) {
            if (!element.isString()) {
                throw wrong(key, "a list of strings");
            }
            strings.add(text(key, element.stringValue()));
        }
        return strings;
    }

    private String string(String key, JsonNode node) throws FixtureException {
        if (!node.isString()) {
            throw wrong(key, "a string");
        }
        return text(key, node.stringValue());
    }

    /** An escape can write half of a pair, which has no bytes. */
    private String text(String key, String value) throws FixtureException {
        if (value.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            throw wrong(key, "text: half of a surrogate pair is none");
        }
        return value;
    }

    private FixtureException wrong(String key, String expected) {
        return new FixtureException(block + "." + key + ": must be " + expected);
    }
}
