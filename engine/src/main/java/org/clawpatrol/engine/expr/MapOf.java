package org.clawpatrol.engine.expr;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.UintValue;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** A map written out; undefined when any key or value is. */
public record MapOf(List<Entry> entries) implements Expr {
    private static final ErrorValue REPEATED_KEY = new ErrorValue("a map key occurs twice");

    public MapOf {
        entries = List.copyOf(entries);
    }

    /** One {@code key: value}. */
    public record Entry(Expr key, Expr value) {}

    @Override
    public Value evaluate(Frame frame) {
        Map<Value, Value> values = LinkedHashMap.newLinkedHashMap(entries.size());
        Undefined missing = null;
        for (Entry entry : entries) {
            Value key = entry.key.evaluate(frame);
            Value value = entry.value.evaluate(frame);
            missing = merge(missing, Undefined.of(checked(key), value));
            values.put(key, value);
        }
        if (missing != null) {
            return missing;
        }
        MapValue map = MapValue.of(values);
        return map.size() == entries.size() ? map : REPEATED_KEY;
    }

    private static Value checked(Value key) {
        return switch (key) {
            case BoolValue _, IntValue _, UintValue _, StringValue _ -> key;
            case Undefined undefined -> undefined;
            default -> ErrorValue.wrongType("map key", key);
        };
    }

    private static @Nullable Undefined merge(
            @Nullable Undefined first, @Nullable Undefined second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return Undefined.merge(first, second);
    }

    @Override
    public List<Expr> operands() {
        return entries.stream().flatMap(e -> Stream.of(e.key, e.value)).toList();
    }
}
