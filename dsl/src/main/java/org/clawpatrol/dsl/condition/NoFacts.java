package org.clawpatrol.dsl.condition;

import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;

/** What expressions that read no facts are evaluated over. Stateless. */
public enum NoFacts implements Facts {
    NONE;

    @Override
    public Value value(Fact fact) {
        return UnknownValue.of(UnknownValue.Cause.OTHER);
    }

    @Override
    public boolean truncated() {
        return false;
    }

    @Override
    public boolean unparseable() {
        return false;
    }
}
