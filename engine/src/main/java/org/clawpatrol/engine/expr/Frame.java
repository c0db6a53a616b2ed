package org.clawpatrol.engine.expr;

import org.clawpatrol.engine.fact.Facts;

/** What an expression is evaluated against. One thread at a time. */
public final class Frame {
    private final Facts facts;

    public Frame(Facts facts) {
        this.facts = facts;
    }

    public Facts facts() {
        return facts;
    }
}
