package org.clawpatrol.engine.library.list;

import java.util.List;
import org.clawpatrol.engine.value.BytesValue;
import org.clawpatrol.engine.value.Comparison;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** What can be sorted: values of one type that have an order. Stateless. */
final class Order {
    /** Characters that are compared for one unit of work. */
    private static final int CHARACTERS = 32;

    private Order() {}

    static boolean isTotal(List<Value> keys) {
        return keys.stream()
                .allMatch(
                        key ->
                                key.typeName().equals(keys.getFirst().typeName())
                                        && Comparison.compare(key, key) == 0);
    }

    static ErrorValue missing(String operation) {
        return new ErrorValue("`" + operation + "` needs values of one type that have an order");
    }

    /** Units of work that sorting takes at most: each level of merging looks at every key once. */
    static long cost(List<Value> keys) {
        int levels = Integer.SIZE - Integer.numberOfLeadingZeros(keys.size());
        long once = 1;
        for (Value key : keys) {
            once += 1 + length(key) / CHARACTERS;
        }
        return once * levels;
    }

    private static long length(Value key) {
        return switch (key) {
            case StringValue(String text) -> text.length();
            case BytesValue bytes -> bytes.size();
            default -> 0;
        };
    }
}
