package org.clawpatrol.proxy.cli;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clawpatrol.engine.expr.Convert;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.fact.NoFacts;
import org.clawpatrol.engine.value.AddressValue;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.BytesValue;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.DurationValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.NetworkValue;
import org.clawpatrol.engine.value.NullValue;
import org.clawpatrol.engine.value.OptionalValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.TimestampValue;
import org.clawpatrol.engine.value.TypeValue;
import org.clawpatrol.engine.value.UintValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;
import tools.jackson.databind.JsonNode;

/** Values as JSON objects that name their type: {@code {"t": "int", "v": "42"}}. Stateless. */
final class TaggedValue {
    private static final String INT = "int";
    private static final String UINT = "uint";
    private static final String DOUBLE = "double";
    private static final String TIMESTAMP = "timestamp";
    private static final String DURATION = "duration";

    private TaggedValue() {}

    static Map<String, Object> of(Value value) {
        return switch (value) {
            case BoolValue bool -> tagged("bool", bool == BoolValue.TRUE);
            case IntValue(long number) -> tagged(INT, Long.toString(number));
            case UintValue(long bits) -> tagged(UINT, Long.toUnsignedString(bits));
            case DoubleValue(double number) -> tagged(DOUBLE, Double.toString(number));
            case StringValue(String text) -> tagged("string", text);
            case BytesValue bytes ->
                    Map.of(
                            "t",
                            "bytes",
                            "b64",
                            Base64.getEncoder().encodeToString(bytes.toByteArray()));
            case ListValue list ->
                    tagged("list", list.elements().stream().map(TaggedValue::of).toList());
            case MapValue map -> tagged("map", pairs(map));
            case NullValue _ -> Map.of("t", "null");
            case TimestampValue _ -> tagged(TIMESTAMP, text(value));
            case DurationValue _ -> tagged(DURATION, text(value));
            case OptionalValue(Value held) ->
                    held == null ? Map.of("t", "optional") : tagged("optional", of(held));
            case AddressValue _, NetworkValue _ -> tagged(value.typeName(), text(value));
            case TypeValue(String name) -> tagged("type", name);
            case UnknownValue unknown -> tagged("unknown", unknown.detail());
            case ErrorValue error -> tagged("error", error.message());
        };
    }

    private static Map<String, Object> tagged(String type, Object value) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("t", type);
        object.put("v", value);
        return object;
    }

    private static List<List<Object>> pairs(MapValue map) {
        List<List<Object>> pairs = new ArrayList<>();
        for (Value key : map.keys()) {
            Value value = map.find(key);
            pairs.add(List.of(of(key), of(value == null ? NullValue.NULL : value)));
        }
        return pairs;
    }

    private static String text(Value value) {
        return converted(Convert.Target.STRING, value) instanceof StringValue(String text)
                ? text
                : "";
    }

    /**
     * The value of such an object.
     *
     * @throws IllegalArgumentException when it is none
     */
    static Value read(JsonNode object) {
        JsonNode value = object.path("v");
        return switch (object.path("t").asString("")) {
            case "bool" -> BoolValue.of(value.asBoolean());
            case INT -> converted(Convert.Target.INT, new StringValue(value.asString()));
            case UINT -> converted(Convert.Target.UINT, new StringValue(value.asString()));
            case DOUBLE -> new DoubleValue(Double.parseDouble(value.asString()));
            case "string" -> new StringValue(value.asString());
            case "bytes" ->
                    BytesValue.of(Base64.getDecoder().decode(object.path("b64").asString("")));
            case "null" -> NullValue.NULL;
            case "list" -> list(value);
            case "map" -> map(value);
            case "type" -> new TypeValue(value.asString());
            case TIMESTAMP ->
                    converted(Convert.Target.TIMESTAMP, new StringValue(value.asString()));
            case DURATION -> converted(Convert.Target.DURATION, new StringValue(value.asString()));
            default -> throw new IllegalArgumentException("not a value: " + object);
        };
    }

    private static Value list(JsonNode values) {
        List<Value> elements = new ArrayList<>();
        values.forEach(each -> elements.add(read(each)));
        return new ListValue(elements);
    }

    private static Value map(JsonNode pairs) {
        Map<Value, Value> entries = new LinkedHashMap<>();
        pairs.forEach(pair -> entries.put(read(pair.path(0)), read(pair.path(1))));
        return MapValue.of(entries);
    }

    private static Value converted(Convert.Target target, Value value) {
        return new Frame(NoFacts.NONE).evaluate(new Convert(target, new Literal(value)));
    }
}
