package org.clawpatrol.engine.library.list;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.clawpatrol.engine.value.BytesValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.OptionalValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** How much there is in nested values. Stateless. */
final class DeepSize {
    /** Where counting ends: more than any budget of work allows to look at. */
    private static final long ENOUGH = 1L << 32;

    /** Values that are looked at; parts that are shared count as often as they occur. */
    private static final int VISITS = 1_000_000;

    private static final int CHARACTERS = 32;

    private DeepSize() {}

    static long of(List<Value> values) {
        Deque<Value> waiting = new ArrayDeque<>(values);
        long size = 1;
        for (int visits = 0; !waiting.isEmpty(); visits++) {
            if (visits > VISITS) {
                return ENOUGH;
            }
            Value value = waiting.pop();
            size += 1 + length(value) / CHARACTERS;
            push(value, waiting);
        }
        return size;
    }

    private static long length(Value value) {
        return switch (value) {
            case StringValue(String text) -> text.length();
            case BytesValue bytes -> bytes.size();
            default -> 0;
        };
    }

    private static void push(Value value, Deque<Value> waiting) {
        switch (value) {
            case ListValue(List<Value> elements) -> elements.forEach(waiting::push);
            case MapValue map ->
                    map.keys()
                            .forEach(
                                    key -> {
                                        Value held = map.find(key);
                                        if (held != null) {
                                            waiting.push(held);
                                        }
                                    });
            case OptionalValue(Value held) when held != null -> waiting.push(held);
            default -> {}
        }
    }
}
