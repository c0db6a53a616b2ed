package org.clawpatrol.engine.expr;

import java.util.List;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** What a comprehension runs over: the elements of a list or the keys of a map. Stateless. */
final class Range {
    private Range() {}

    /** The elements, or null when the value is no range. */
    static @Nullable List<Value> of(Value value) {
        return switch (value) {
            case ListValue list -> list.elements();
            case MapValue map -> map.keys();
            default -> null;
        };
    }

    /** What a comprehension over something that is no range gives. */
    static Value failure(Value value) {
        return value instanceof Undefined ? value : ErrorValue.wrongType("comprehension", value);
    }
}
