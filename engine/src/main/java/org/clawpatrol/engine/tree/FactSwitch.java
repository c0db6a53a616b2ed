package org.clawpatrol.engine.tree;

import org.clawpatrol.engine.fact.Fact;

/** A switch on the value of a fact. */
interface FactSwitch extends Switch {
    Fact fact();

    @Override
    default Subject subject() {
        return new Subject.OfFact(fact());
    }
}
