package org.clawpatrol.dsl.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.fact.Missing;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.Value;

/**
 * Builds an action that lies in a box and has it confirmed, by evaluation, before it shows it.
 * Immutable.
 */
public final class WitnessSearch {
    private final Family family;

    public WitnessSearch(Family family) {
        this.family = family;
    }

    /**
     * @param confirms whether an action is what is looked for
     */
    public Optional<Witness> find(Box box, Predicate<Facts> confirms) {
        Map<Fact, Value> values = new LinkedHashMap<>();
        List<String> texts = new ArrayList<>();
        for (Fact fact : box.facts()) {
            FactSample sample = new FactSample(box, fact);
            if (sample.isAbsent()) {
                texts.add("!has(" + fact.path() + ")");
                continue;
            }
            Optional<Value> value = sample.value();
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.put(fact, value.get());
            texts.addAll(described(fact, value.get()));
        }
        Facts action = action(values);
        return confirms.test(action)
                ? Optional.of(new Witness(action, text(texts)))
                : Optional.empty();
    }

    private static String text(List<String> texts) {
        return texts.isEmpty() ? "any action" : String.join(" && ", texts);
    }

    private static List<String> described(Fact fact, Value value) {
        if (!(value instanceof MapValue map)) {
            return List.of(fact.path() + " == " + ConditionText.of(value));
        }
        if (map.size() == 0) {
            return List.of("size(" + fact.path() + ") == 0");
        }
        return map.keys().stream().map(key -> entry(fact, map, key)).toList();
    }

    private static String entry(Fact fact, MapValue map, Value key) {
        Value held = map.find(key);
        String name = ConditionText.of(key);
        return held == null || ListValue.EMPTY.equals(held)
                ? name + " in " + fact.path()
                : fact.path() + "[" + name + "] == " + ConditionText.of(held);
    }

    /** What is not said is as plain as it can be, but known. */
    private Facts action(Map<Fact, Value> values) {
        FactValues.Builder action = FactValues.of(family);
        Map<Boolean, List<Fact>> plain =
                FactSchema.of(family).facts().stream()
                        .filter(fact -> !values.containsKey(fact))
                        .collect(
                                Collectors.partitioningBy(
                                        fact -> fact.missing() == Missing.UNKNOWN));
        for (Fact fact : plain.getOrDefault(true, List.of())) {
            FactSample.plain(fact.type()).ifPresent(value -> action.set(fact.path(), value));
        }
        values.forEach((fact, value) -> action.set(fact.path(), value));
        return action.build();
    }
}
