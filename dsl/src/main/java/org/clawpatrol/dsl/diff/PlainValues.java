package org.clawpatrol.dsl.diff;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.NullValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.TimestampValue;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** Values as JSON and test files have them. Stateless. */
final class PlainValues {
    private PlainValues() {}

    /** Texts, numbers, truth values, lists and maps of those; other values as their text. */
    static @Nullable Object of(Value value) {
        return switch (value) {
            case StringValue(String text) -> text;
            case IntValue(long number) -> number;
            case DoubleValue(double number) -> whole(number);
            case BoolValue flag -> flag == BoolValue.TRUE;
            case NullValue _ -> null;
            case TimestampValue(var instant) -> instant.toString();
            case ListValue list -> list.elements().stream().map(PlainValues::of).toList();
            case MapValue map -> members(map);
            case Value other -> other.toString();
        };
    }

    private static Object whole(double number) {
        boolean isWhole = number == Math.rint(number) && Math.abs(number) < 1e15;
        return isWhole ? (Object) (long) number : (Object) number;
    }

    private static Map<String, @Nullable Object> members(MapValue map) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (Value key : map.keys()) {
            Value held = map.find(key);
            if (key instanceof StringValue(String name) && held != null) {
                members.put(name, of(held));
            }
        }
        return members;
    }

    static Optional<String> text(@Nullable Value value) {
        return value instanceof StringValue(String text) ? Optional.of(text) : Optional.empty();
    }

    /** The texts of a list; none for what is no list. */
    static List<String> texts(@Nullable Value value) {
        return value instanceof ListValue list
                ? list.elements().stream().flatMap(each -> text(each).stream()).toList()
                : List.of();
    }
}
