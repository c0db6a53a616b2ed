package org.clawpatrol.dsl.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.fact.Missing;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** Seeded actions, all of whose facts are known, near those that random conditions ask for. */
public final class RandomActions {
    private final Random random;
    private final RandomConditions words;

    public RandomActions(Random random) {
        this.random = random;
        this.words = new RandomConditions(random);
    }

    public Facts next() {
        FactValues.Builder facts = FactValues.of(Family.HTTP);
        FactSchema.of(Family.HTTP).facts().stream()
                .filter(fact -> fact.missing() == Missing.UNKNOWN)
                .forEach(
                        fact ->
                                FactSample.plain(fact.type())
                                        .ifPresent(value -> facts.set(fact.path(), value)));
        String path = words.path();
        facts.set("http.method", text(words.any(List.of("get", "post", "delete", "put"))));
        facts.set("http.path", text(path));
        facts.set("http.raw_path", text(random.nextBoolean() ? path : words.path()));
        facts.set("http.size", new IntValue(random.nextInt(5)));
        facts.set("agent.address", text(words.address()));
        facts.set("credential.names", list());
        facts.set("http.query", query());
        if (random.nextBoolean()) {
            facts.set("mcp.tool", text(words.any(List.of("a", "b", "c"))));
        }
        if (random.nextBoolean()) {
            facts.set("http.body_json", document());
        }
        return facts.build();
    }

    /** Members that conditions ask for: there or not, of the type they mean or of another. */
    private Value document() {
        Map<String, Value> members = new LinkedHashMap<>();
        member("a", members, text(words.textKey()));
        member("n", members, new DoubleValue(random.nextInt(7) / 2.0));
        member("m", members, MapValue.ofFields(Map.of("a", BoolValue.of(random.nextBoolean()))));
        return random.nextInt(8) == 0 ? list() : MapValue.ofFields(members);
    }

    private void member(String name, Map<String, Value> members, Value usual) {
        int kind = random.nextInt(6);
        if (kind > 1) {
            members.put(name, usual);
        } else if (kind == 1) {
            members.put(name, random.nextBoolean() ? text("x") : ListValue.EMPTY);
        }
    }

    private Value list() {
        return ListValue.ofStrings(
                IntStream.range(0, random.nextInt(3))
                        .mapToObj(_ -> words.any(List.of("x", "xy", "y", "z", "")))
                        .toList());
    }

    private Value query() {
        Map<String, Value> entries = new LinkedHashMap<>();
        Stream.of("x", "xy", "y")
                .filter(_ -> random.nextInt(3) == 0)
                .forEach(key -> entries.put(key, list()));
        return MapValue.ofFields(entries);
    }

    private static Value text(String text) {
        return new StringValue(text);
    }
}
