package org.clawpatrol.proxy.journal;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.explain.SensitiveNames;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.NullValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.TimestampValue;
import org.clawpatrol.engine.value.Value;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Values of facts as JSON and back to equal values: whole numbers without a point are {@code int},
 * those with one {@code double}. A time is written as text. Stateless.
 */
final class ValueJson {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final JsonMapper MAPPER = new JsonMapper();

    private ValueJson() {}

    /** Whether a member of it, however deep, is one that is not shown. */
    static boolean holdsSecrets(Value value) {
        return switch (value) {
            case ListValue list -> list.elements().stream().anyMatch(ValueJson::holdsSecrets);
            case MapValue map -> map.keys().stream().anyMatch(key -> isSecret(map, key));
            default -> false;
        };
    }

    private static boolean isSecret(MapValue map, Value key) {
        Value held = map.find(key);
        return (key instanceof StringValue(String name) && SensitiveNames.contains(name))
                || (held != null && holdsSecrets(held));
    }

    /** False when it has something that JSON cannot say; part of it is written then. */
    static boolean write(Value value, OutputStream to) {
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), to)) {
            return write(json, value);
        } catch (JacksonException e) {
            return false;
        }
    }

    private static boolean write(JsonGenerator json, Value value) {
        switch (value) {
            case StringValue(String text) -> json.writeString(text);
            case BoolValue bool -> json.writeBoolean(bool == BoolValue.TRUE);
            case IntValue(long number) -> json.writeNumber(number);
            case DoubleValue(double number) -> {
                if (!Double.isFinite(number)) {
                    return false;
                }
                json.writeNumber(number);
            }
            case NullValue _ -> json.writeNull();
            case TimestampValue(var instant) -> json.writeString(instant.toString());
            case ListValue list -> {
                return list(json, list);
            }
            case MapValue map -> {
                return map(json, map);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean list(JsonGenerator json, ListValue list) {
        json.writeStartArray();
        for (Value element : list.elements()) {
            if (!write(json, element)) {
                return false;
            }
        }
        json.writeEndArray();
        return true;
    }

    private static boolean map(JsonGenerator json, MapValue map) {
        json.writeStartObject();
        for (Value key : map.keys()) {
            Value held = map.find(key);
            if (!(key instanceof StringValue(String name)) || held == null) {
                return false;
            }
            json.writeName(name);
            if (!write(json, held)) {
                return false;
            }
        }
        json.writeEndObject();
        return true;
    }

    /** Empty when it is not JSON. */
    static Optional<Value> read(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node.isMissingNode() ? Optional.empty() : Optional.of(value(node));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Value value(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> new StringValue(node.stringValue());
            case BOOLEAN -> BoolValue.of(node.booleanValue());
            case NUMBER ->
                    node.isIntegralNumber() && node.canConvertToLong()
                            ? new IntValue(node.longValue())
                            : new DoubleValue(node.doubleValue());
            case ARRAY -> {
                List<Value> elements = new ArrayList<>();
                node.forEach(element -> elements.add(value(element)));
                yield new ListValue(elements);
            }
            case OBJECT -> {
                Map<String, Value> members = new LinkedHashMap<>();
                node.properties()
                        .forEach(member -> members.put(member.getKey(), value(member.getValue())));
                yield MapValue.ofFields(members);
            }
            case NULL, MISSING, BINARY, POJO -> NullValue.NULL;
        };
    }
}
