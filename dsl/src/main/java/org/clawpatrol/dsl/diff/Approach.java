package org.clawpatrol.dsl.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.clawpatrol.dsl.analysis.Box;
import org.clawpatrol.dsl.analysis.Claim;
import org.clawpatrol.dsl.analysis.LikelyValues;
import org.clawpatrol.dsl.analysis.Subject;
import org.clawpatrol.dsl.analysis.Test;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.Value;

/**
 * Leads an action into a box whose claims are about computed values: changes one fact at a time, of
 * a claim that does not hold yet, and keeps what makes no fewer claims hold (random local search,
 * as WalkSAT does it). Promises nothing; who asked puts what comes of it to the rules. One thread.
 */
final class Approach {
    private static final int STEPS = 160;
    private static final int ENOUGH = 6;

    private final Map<Fact, List<Value>> general;
    private final Set<Fact> settled;
    private final Function<Draft, Facts> facts;
    private final Random random;
    private final Map<Expr, Map<Fact, List<Value>>> likely = new HashMap<>();

    /**
     * @param general values that some condition looks for
     * @param settled facts that are not to be chosen
     * @param facts all those of an action
     */
    Approach(
            Map<Fact, List<Value>> general,
            Set<Fact> settled,
            Function<Draft, Facts> facts,
            Random random) {
        this.general = general;
        this.settled = settled;
        this.facts = facts;
        this.random = random;
    }

    /** Actions for which all such claims of a box hold; none where none was found. */
    List<Draft> into(Box box, Draft start) {
        List<Claim> wanted =
                box.claims().stream()
                        .filter(claim -> claim.subject() instanceof Subject.Computed)
                        .toList();
        Set<Draft> reached = new LinkedHashSet<>();
        Draft current = start;
        List<Claim> failing = failing(wanted, current);
        for (int i = 0; i < STEPS && reached.size() < ENOUGH; i++) {
            if (failing.isEmpty()) {
                reached.add(current);
                current = start;
                failing = failing(wanted, current);
                if (failing.isEmpty()) {
                    break;
                }
            }
            Draft next = changed(current, failing.get(random.nextInt(failing.size())));
            List<Claim> left = failing(wanted, next);
            if (left.size() <= failing.size()) {
                current = next;
                failing = left;
            }
        }
        return List.copyOf(reached);
    }

    private List<Claim> failing(List<Claim> wanted, Draft draft) {
        Frame frame = new Frame(facts.apply(draft));
        return wanted.stream().filter(claim -> !holds(claim, frame)).toList();
    }

    private static boolean holds(Claim claim, Frame frame) {
        Expr expr = ((Subject.Computed) claim.subject()).expr();
        Value answer = expr.judge(frame);
        boolean passes =
                switch (claim.test()) {
                    case Test.IsTrue _ -> answer == BoolValue.TRUE;
                    case Test.IsFalse _ -> answer == BoolValue.FALSE;
                    case Test.OfValue test -> test.accepts(answer);
                    case Test _ -> claim.holds();
                };
        return passes == claim.holds();
    }

    private Draft changed(Draft draft, Claim claim) {
        Expr expr = ((Subject.Computed) claim.subject()).expr();
        Map<Fact, List<Value>> values = likely.computeIfAbsent(expr, Approach::valuesNear);
        List<Fact> choice = values.keySet().stream().filter(this::isOpen).toList();
        if (choice.isEmpty()) {
            return draft;
        }
        Fact fact = choice.get(random.nextInt(choice.size()));
        List<Value> near = values.getOrDefault(fact, List.of());
        List<Value> all = general.getOrDefault(fact, List.of());
        List<Value> known = all.isEmpty() || random.nextBoolean() ? near : all;
        if (known.isEmpty() || random.nextInt(8) == 0) {
            return draft.without(fact);
        }
        Value chosen = known.get(random.nextInt(known.size()));
        Value before = draft.values().get(fact);
        return draft.without(fact)
                .with(fact, before == null || random.nextBoolean() ? chosen : both(before, chosen));
    }

    private boolean isOpen(Fact fact) {
        return !settled.contains(fact);
    }

    private static Map<Fact, List<Value>> valuesNear(Expr expr) {
        Map<Fact, List<Value>> values = new LinkedHashMap<>();
        LikelyValues.of(List.of(expr))
                .forEach(
                        (fact, found) ->
                                values.put(
                                        fact,
                                        found.stream()
                                                .filter(
                                                        value ->
                                                                HeaderNames.isPossible(fact, value))
                                                .toList()));
        return values;
    }

    /** What is in either, the second before the first. */
    private static Value both(Value one, Value two) {
        if (one instanceof MapValue first && two instanceof MapValue second) {
            Map<Value, Value> entries = new LinkedHashMap<>();
            first.keys().forEach(key -> entries.put(key, held(first, key)));
            second.keys()
                    .forEach(
                            key ->
                                    entries.merge(
                                            key, held(second, key), (old, add) -> both(old, add)));
            return MapValue.of(entries);
        }
        if (one instanceof ListValue(List<Value> first)
                && two instanceof ListValue(List<Value> second)) {
            List<Value> elements = new ArrayList<>(first);
            elements.addAll(second);
            return new ListValue(elements);
        }
        return two;
    }

    private static Value held(MapValue map, Value key) {
        Value held = map.find(key);
        return held == null ? MapValue.EMPTY : held;
    }
}
