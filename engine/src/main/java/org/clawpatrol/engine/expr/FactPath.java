package org.clawpatrol.engine.expr;

import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.engine.fact.Fact;

/**
 * A place in the facts of an action: a fact, or what is under keys in it. Immutable.
 *
 * @param keys from the outside in; none for the whole fact
 */
public record FactPath(Fact fact, List<String> keys) {
    public FactPath {
        keys = List.copyOf(keys);
    }

    static FactPath whole(Fact fact) {
        return new FactPath(fact, List.of());
    }

    FactPath under(String key) {
        List<String> longer = new ArrayList<>(keys);
        longer.add(key);
        return new FactPath(fact, longer);
    }

    /** Whether what is at the other place is part of what is here. */
    public boolean holds(FactPath other) {
        return fact.equals(other.fact)
                && keys.size() <= other.keys.size()
                && keys.equals(other.keys.subList(0, keys.size()));
    }
}
