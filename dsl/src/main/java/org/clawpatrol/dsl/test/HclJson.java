package org.clawpatrol.dsl.test;

import java.util.Map;
import java.util.Set;
import org.clawpatrol.dsl.hcl.HclValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The words of a test file in the form of a fixture, so that one reader understands both.
 * Stateless.
 */
final class HclJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Names with several values, of which one may be written alone. */
    private static final Set<String> MULTIMAPS = Set.of("query", "headers");

    private HclJson() {}

    static JsonNode of(String key, HclValue value) {
        return MULTIMAPS.contains(key) && value instanceof HclValue.ObjectValue object
                ? multimap(object)
                : node(value);
    }

    private static JsonNode multimap(HclValue.ObjectValue object) {
        ObjectNode node = NODES.objectNode();
        object.members()
                .forEach(
                        (name, value) ->
                                node.set(
                                        name,
                                        value instanceof HclValue.StringValue
                                                ? NODES.arrayNode().add(node(value))
                                                : node(value)));
        return node;
    }

    private static JsonNode node(HclValue value) {
        return switch (value) {
            case HclValue.StringValue text -> NODES.stringNode(text.text());
            case HclValue.NumberValue number -> NODES.numberNode(number.number());
            case HclValue.BoolValue flag -> NODES.booleanNode(flag.value());
            case HclValue.NullValue _ -> NODES.nullNode();
            case HclValue.ListValue list -> {
                var array = NODES.arrayNode();
                list.elements().forEach(element -> array.add(node(element)));
                yield array;
            }
            case HclValue.ObjectValue object -> {
                ObjectNode node = NODES.objectNode();
                for (Map.Entry<String, HclValue> member : object.members().entrySet()) {
                    node.set(member.getKey(), of(member.getKey(), member.getValue()));
                }
                yield node;
            }
        };
    }
}
