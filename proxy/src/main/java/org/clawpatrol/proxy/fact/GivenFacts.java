package org.clawpatrol.proxy.fact;

import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.value.Value;

/** Facts of a protocol that were all given, with those that every action has. Immutable. */
public record GivenFacts(FactValues own, ActionContext context) implements Facts {

    @Override
    public Value value(Fact fact) {
        return ContextFacts.has(fact) ? ContextFacts.read(context, fact) : own.value(fact);
    }

    @Override
    public boolean truncated() {
        return own.truncated();
    }

    @Override
    public boolean unparseable() {
        return own.unparseable();
    }
}
