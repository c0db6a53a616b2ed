package org.clawpatrol.engine.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.value.Value;

/** Every combination of the values that a policy can tell apart. One thread. */
final class Universe {
    private static final long LARGEST = 6_000;

    private final GivenFacts facts;
    private final List<Fact> varied;
    private final List<List<Value>> values;

    private Universe(Draw draw, List<Fact> varied, List<List<Value>> values) {
        this.facts = new GivenFacts(draw.schema().facts().size());
        this.varied = varied;
        this.values = values;
    }

    /** Empty where there are too many or they cannot be enumerated. */
    static Optional<Universe> of(
            Draw draw, List<DecisionTree.Condition> rules, List<Outline> trees) {
        List<List<Value>> values = new ArrayList<>();
        long size = 1;
        for (Fact fact : draw.facts()) {
            Optional<List<Value>> cells = new Cells(draw, fact, rules, trees).values();
            if (cells.isEmpty()) {
                return Optional.empty();
            }
            values.add(cells.get());
            size *= cells.get().size();
            if (size > LARGEST) {
                return Optional.empty();
            }
        }
        return Optional.of(new Universe(draw, draw.facts(), values));
    }

    /** Whether some action has what is looked for. */
    boolean any(int mask, java.util.function.Predicate<GivenFacts> wanted) {
        facts.flags(mask);
        return found(0, wanted);
    }

    private boolean found(int at, java.util.function.Predicate<GivenFacts> wanted) {
        if (at == varied.size()) {
            return wanted.test(facts);
        }
        Fact fact = varied.get(at);
        boolean lost =
                (fact.lostWhenTruncated() && facts.truncated())
                        || (fact.lostWhenUnparseable() && facts.unparseable());
        for (Value value : lost ? values.get(at).subList(0, 1) : values.get(at)) {
            facts.set(fact, value);
            if (found(at + 1, wanted)) {
                return true;
            }
        }
        return false;
    }
}
