package org.clawpatrol.dsl.diff;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.Value;

/**
 * An action by what is special about it; all else is plain. Immutable.
 *
 * @param values facts that are not plain
 * @param lost facts that cannot be read
 * @param truncated whether its content is longer than the inspection cap
 * @param unparseable whether a parser refused its statement
 */
record Draft(Map<Fact, Value> values, Set<Fact> lost, boolean truncated, boolean unparseable) {
    static final Draft PLAIN = new Draft(Map.of(), Set.of(), false, false);

    Draft {
        values = Map.copyOf(values);
        lost = Set.copyOf(lost);
    }

    Draft with(Fact fact, Value value) {
        Map<Fact, Value> changed = new LinkedHashMap<>(values);
        changed.put(fact, value);
        return new Draft(changed, lost, truncated, unparseable);
    }

    Draft without(Fact fact) {
        Map<Fact, Value> changed = new LinkedHashMap<>(values);
        changed.remove(fact);
        Set<Fact> readable = new LinkedHashSet<>(lost);
        readable.remove(fact);
        return new Draft(changed, readable, truncated, unparseable);
    }

    Draft lost(Fact fact) {
        Set<Fact> more = new LinkedHashSet<>(lost);
        more.add(fact);
        return new Draft(values, more, truncated, unparseable);
    }

    Draft flagged(boolean isTruncated, boolean isUnparseable) {
        return new Draft(values, lost, isTruncated, isUnparseable);
    }

    /**
     * @param given the facts of a plain action
     */
    Facts facts(Family family, Map<Fact, Value> given) {
        FactValues.Builder facts = FactValues.of(family);
        given.forEach((fact, value) -> facts.set(fact.path(), value));
        values.forEach((fact, value) -> facts.set(fact.path(), value));
        lost.forEach(fact -> facts.unknown(fact.path()));
        if (truncated) {
            facts.truncated();
        }
        if (unparseable) {
            facts.unparseable();
        }
        return facts.build();
    }
}
