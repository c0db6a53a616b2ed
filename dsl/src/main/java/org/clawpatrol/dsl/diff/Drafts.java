package org.clawpatrol.dsl.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.clawpatrol.dsl.analysis.Box;
import org.clawpatrol.dsl.analysis.BoxSample;
import org.clawpatrol.dsl.analysis.LikelyValues;
import org.clawpatrol.dsl.analysis.Subject;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.Value;

/**
 * Makes actions: for a box, and at random from the constants of conditions. The same seed gives the
 * same ones. One thread.
 */
final class Drafts {
    private final Map<Fact, List<Value>> likely;
    private final Set<Fact> settled;
    private final Random random;
    private final Approach approach;

    /**
     * @param settled facts that are not to be chosen
     * @param facts all those of an action
     */
    Drafts(
            Collection<Expr> conditions,
            Set<Fact> settled,
            long seed,
            Function<Draft, Facts> facts) {
        this.likely = new LinkedHashMap<>(LikelyValues.of(conditions));
        this.likely.replaceAll(
                (fact, values) ->
                        values.stream()
                                .filter(value -> HeaderNames.isPossible(fact, value))
                                .toList());
        this.likely.values().removeIf(List::isEmpty);
        this.settled = settled;
        this.random = new Random(seed);
        this.approach = new Approach(likely, settled, facts, random);
    }

    /** Some that are probably in a box, the likeliest first. */
    List<Draft> of(Box box) {
        Optional<BoxSample> sample = BoxSample.of(box);
        if (sample.isEmpty()) {
            return List.of();
        }
        List<Draft> drafts = new ArrayList<>(base(sample.get()));
        if (box.claims().stream().anyMatch(claim -> claim.subject() instanceof Subject.Computed)) {
            drafts.addAll(approach.into(box, drafts.getFirst()));
        }
        return drafts;
    }

    /** What is lost is lost with the whole content, with the statement, or by itself. */
    private List<Draft> base(BoxSample sample) {
        Map<Fact, Value> values =
                sample.values().entrySet().stream()
                        .filter(entry -> !settled.contains(entry.getKey()))
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        Map.Entry::getValue,
                                        (one, two) -> one,
                                        LinkedHashMap::new));
        Draft alone = new Draft(values, sample.lost(), false, false);
        if (sample.lost().isEmpty()) {
            return List.of(alone);
        }
        List<Draft> drafts = new ArrayList<>();
        if (sample.lost().stream().allMatch(Fact::lostWhenUnparseable)) {
            drafts.add(
                    new Draft(without(values, Fact::lostWhenUnparseable), Set.of(), false, true));
        }
        if (sample.lost().stream().allMatch(Fact::lostWhenTruncated)) {
            drafts.add(new Draft(without(values, Fact::lostWhenTruncated), Set.of(), true, false));
        }
        if (sample.lost().stream().noneMatch(Drafts::isStatement)) {
            drafts.add(alone);
        }
        return drafts;
    }

    private static Map<Fact, Value> without(Map<Fact, Value> values, Predicate<Fact> lost) {
        Map<Fact, Value> kept = new LinkedHashMap<>(values);
        kept.keySet().removeIf(lost);
        return kept;
    }

    /** What is lost as a whole: with the statement, or with what the parser makes of it. */
    private static boolean isStatement(Fact fact) {
        return fact.variable().equals("sql");
    }

    private static Draft losing(Draft draft, Fact fact) {
        return isStatement(fact)
                ? draft.flagged(!fact.lostWhenUnparseable(), fact.lostWhenUnparseable())
                : draft.lost(fact);
    }

    private Draft varied(Draft draft, Fact fact) {
        List<Value> values = likely.getOrDefault(fact, List.of());
        return values.isEmpty() ? draft : draft.with(fact, chosen(values));
    }

    private Value chosen(List<Value> values) {
        Value one = values.get(random.nextInt(values.size()));
        return one instanceof MapValue map && random.nextBoolean()
                ? joined(map, values.get(random.nextInt(values.size())))
                : one;
    }

    private static Value joined(MapValue one, Value other) {
        Map<Value, Value> entries = new LinkedHashMap<>();
        one.keys().forEach(key -> entries.put(key, held(one, key)));
        if (other instanceof MapValue more) {
            more.keys().forEach(key -> entries.put(key, held(more, key)));
        }
        return MapValue.of(entries);
    }

    private static Value held(MapValue map, Value key) {
        Value held = map.find(key);
        return held == null ? MapValue.EMPTY : held;
    }

    /** Any action that the conditions might tell from others. */
    Draft any() {
        Draft draft = Draft.PLAIN;
        for (Fact fact : likely.keySet()) {
            if (!settled.contains(fact) && random.nextInt(4) != 0) {
                boolean lost = Subject.Legibility.canBeLost(fact) && random.nextInt(24) == 0;
                draft = lost ? losing(draft, fact) : varied(draft, fact);
            }
        }
        return random.nextInt(16) == 0 ? draft.flagged(true, false) : draft;
    }
}
