package org.clawpatrol.dsl.analysis;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.value.Value;

/**
 * Values of facts that probably make an action one of a box; whether they do is for evaluation to
 * say. Immutable.
 *
 * @param values of the facts that are there
 * @param lost the facts that cannot be read
 */
public record BoxSample(Map<Fact, Value> values, Set<Fact> lost) {

    /** Empty when some fact has no value that fits. */
    public static Optional<BoxSample> of(Box box) {
        Map<Fact, Value> values = new LinkedHashMap<>();
        Set<Fact> lost = new LinkedHashSet<>();
        for (Fact fact : box.facts()) {
            FactSample sample = new FactSample(usual(box, fact), fact);
            if (isLost(box, fact)) {
                lost.add(fact);
            } else if (!sample.isAbsent()) {
                Optional<Value> value = sample.value().or(new FactSample(box, fact)::value);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                values.put(fact, value.get());
            }
        }
        return Optional.of(new BoxSample(values, lost));
    }

    private static boolean isLost(Box box, Fact fact) {
        return box.implies(new Claim(Subject.Legibility.of(fact), new Test.IsTrue(), false));
    }

    /** Paths begin with a slash where nothing says otherwise. */
    private static Box usual(Box box, Fact fact) {
        if (!fact.path().equals("http.path") && !fact.path().equals("http.raw_path")) {
            return box;
        }
        Box rooted = box.and(Claim.that(new Subject.OfFact(fact), new Test.StartsWith("/")));
        return rooted == null ? box : rooted;
    }
}
