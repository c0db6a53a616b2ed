package org.clawpatrol.dsl.diff;

import java.util.Map;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.value.Value;

/** Facts as they were read, some replaced. One thread at a time, as what was read. */
record OverriddenFacts(Facts read, Map<Fact, Value> replaced) implements Facts {

    @Override
    public Value value(Fact fact) {
        Value instead = replaced.get(fact);
        return instead == null ? read.value(fact) : instead;
    }

    @Override
    public boolean truncated() {
        return read.truncated();
    }

    @Override
    public boolean unparseable() {
        return read.unparseable();
    }
}
