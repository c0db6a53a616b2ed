package org.clawpatrol.proxy.protocol.http;

import java.util.Objects;
import java.util.stream.Collectors;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** Values as short text for tests; members in the order of their names. */
final class Printed {
    private Printed() {}

    static String of(Value value) {
        return switch (value) {
            case StringValue(String text) -> text;
            case IntValue(long number) -> Long.toString(number);
            case DoubleValue(double number) -> Double.toString(number);
            case BoolValue bool -> String.valueOf(bool == BoolValue.TRUE);
            case ListValue list ->
                    list.elements().stream().map(Printed::of).collect(Collectors.joining(","));
            case MapValue map ->
                    map.keys().stream()
                            .map(key -> of(key) + "=" + of(Objects.requireNonNull(map.find(key))))
                            .sorted()
                            .collect(Collectors.joining(" ", "{", "}"));
            default -> value.toString();
        };
    }
}
