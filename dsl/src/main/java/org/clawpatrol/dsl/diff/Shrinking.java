package org.clawpatrol.dsl.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/**
 * Makes an action smaller as long as it stays one of those that are wanted: facts become plain,
 * entries and elements go, texts and numbers shrink. Greedy, and bounded in tries. One thread, one
 * use.
 */
final class Shrinking {
    private static final int MOST_TRIES = 300;
    private static final int LONGEST_BY_CHARACTER = 64;

    private final Predicate<Draft> wanted;
    private final Budget budget;
    private int tries;

    Shrinking(Predicate<Draft> wanted, Budget budget) {
        this.wanted = wanted;
        this.budget = budget;
    }

    Draft shrink(Draft draft) {
        Draft smallest = draft;
        boolean changed = true;
        while (changed && !isOver()) {
            changed = false;
            for (Draft smaller : smaller(smallest).toList()) {
                if (!isOver() && holds(smaller)) {
                    smallest = smaller;
                    changed = true;
                    break;
                }
            }
        }
        return smallest;
    }

    private boolean isOver() {
        return tries >= MOST_TRIES || (tries % 16 == 0 && budget.isSpent());
    }

    private boolean holds(Draft draft) {
        tries++;
        return wanted.test(draft);
    }

    private static Stream<Draft> smaller(Draft draft) {
        List<Draft> all = new ArrayList<>();
        if (draft.truncated() || draft.unparseable()) {
            all.add(draft.flagged(false, false));
        }
        draft.lost().forEach(fact -> all.add(draft.without(fact)));
        List<Map.Entry<Fact, Value>> values =
                draft.values().entrySet().stream()
                        .sorted(
                                Comparator.comparingInt(
                                        (Map.Entry<Fact, Value> entry) -> -entry.getKey().slot()))
                        .toList();
        values.forEach(entry -> all.add(draft.without(entry.getKey())));
        values.forEach(
                entry ->
                        smaller(entry.getValue())
                                .filter(value -> isUsual(entry.getKey(), entry.getValue(), value))
                                .forEach(value -> all.add(draft.with(entry.getKey(), value))));
        return all.stream();
    }

    /** A path goes on beginning with a slash. */
    private static boolean isUsual(Fact fact, Value before, Value after) {
        return !fact.field().endsWith("path") || !isRooted(before) || isRooted(after);
    }

    private static boolean isRooted(Value value) {
        return value instanceof StringValue(String text) && text.startsWith("/");
    }

    private static Stream<Value> smaller(Value value) {
        return switch (value) {
            case StringValue(String text) -> texts(text).map(StringValue::new);
            case IntValue(long number) -> numbers(number);
            case ListValue list -> lists(list.elements()).map(ListValue::new);
            case MapValue map -> maps(map);
            case Value _ -> Stream.of();
        };
    }

    private static Stream<Value> numbers(long number) {
        return Stream.of(0L, 1L, number / 2, number - 1)
                .filter(each -> Math.abs(each) < Math.abs(number))
                .map(IntValue::new);
    }

    private static Stream<String> texts(String text) {
        List<String> all = new ArrayList<>();
        int length = text.length();
        if (length == 0) {
            return Stream.of();
        }
        all.add("");
        all.add("/");
        all.add(text.substring(0, length / 2));
        all.add(text.substring(length / 2));
        for (int i = length - 1; i >= 0 && length <= LONGEST_BY_CHARACTER; i--) {
            all.add(text.substring(0, i) + text.substring(i + 1));
        }
        return all.stream().filter(each -> each.length() < length).distinct();
    }

    private static Stream<List<Value>> lists(List<Value> elements) {
        List<List<Value>> all = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            int at = i;
            List<Value> fewer = new ArrayList<>(elements);
            fewer.remove(at);
            all.add(fewer);
            smaller(elements.get(at))
                    .limit(8)
                    .forEach(
                            value -> {
                                List<Value> changed = new ArrayList<>(elements);
                                changed.set(at, value);
                                all.add(changed);
                            });
        }
        return all.stream();
    }

    private static Stream<Value> maps(MapValue map) {
        List<Value> all = new ArrayList<>();
        for (Value key : map.keys()) {
            Map<Value, Value> fewer = entries(map);
            fewer.remove(key);
            all.add(MapValue.of(fewer));
            Value held = map.find(key);
            Stream<Value> inner = held == null ? Stream.of() : smaller(held).limit(12);
            inner.forEach(
                    value -> {
                        Map<Value, Value> changed = entries(map);
                        changed.put(key, value);
                        all.add(MapValue.of(changed));
                    });
        }
        return all.stream();
    }

    private static Map<Value, Value> entries(MapValue map) {
        Map<Value, Value> entries = new LinkedHashMap<>();
        for (Value key : map.keys()) {
            Value held = map.find(key);
            if (held != null) {
                entries.put(key, held);
            }
        }
        return entries;
    }
}
