package org.clawpatrol.engine.fact;

import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;

/** The facts of no action: what expressions that read none are evaluated over. Stateless. */
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
