package org.clawpatrol.proxy.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.clawpatrol.engine.value.AddressValue;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.BytesValue;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.DurationValue;
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
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Prints values the way they are written in the condition language. Stateless. */
final class ValueText {
    private ValueText() {}

    static String of(Value value) {
        return switch (value) {
            case BoolValue bool -> bool == BoolValue.TRUE ? "true" : "false";
            case IntValue(long number) -> Long.toString(number);
            case UintValue(long bits) -> Long.toUnsignedString(bits) + "u";
            case DoubleValue(double number) -> Double.toString(number);
            case StringValue(String text) -> quoted(text);
            case BytesValue bytes ->
                    "b64"
                            + quoted(
                                    java.util.Base64.getEncoder()
                                            .encodeToString(bytes.toByteArray()));
            case ListValue list ->
                    list.elements().stream()
                            .map(ValueText::of)
                            .collect(Collectors.joining(", ", "[", "]"));
            case MapValue map ->
                    map.keys().stream()
                            .map(key -> of(key) + ": " + member(map, key))
                            .collect(Collectors.joining(", ", "{", "}"));
            case NullValue none -> "null";
            case TimestampValue(Instant instant) -> "timestamp(" + quoted(instant.toString()) + ")";
            case DurationValue(Duration duration) ->
                    "duration(" + quoted(seconds(duration) + "s") + ")";
            case OptionalValue optional -> optional(optional.value());
            case AddressValue address -> "ip(" + quoted(address.text()) + ")";
            case NetworkValue network -> "cidr(" + quoted(network.text()) + ")";
            case TypeValue(String name) -> name;
            case Undefined undefined -> undefined.detail();
        };
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds())
                .add(BigDecimal.valueOf(duration.getNano(), 9))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String optional(@Nullable Value value) {
        return value == null ? "optional.none()" : "optional.of(" + of(value) + ")";
    }

    private static String member(MapValue map, Value key) {
        Value found = map.find(key);
        return found == null ? "null" : of(found);
    }

    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }
}
