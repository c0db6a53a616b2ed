package org.clawpatrol.engine.expr;

import java.util.Arrays;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.Value;

/**
 * What an expression is evaluated against: the facts and the bound comprehension variables. One
 * thread at a time.
 */
public final class Frame {
    private static final Value[] NO_LOCALS = {};

    private final Facts facts;
    private Value[] locals = NO_LOCALS;

    public Frame(Facts facts) {
        this.facts = facts;
    }

    public Facts facts() {
        return facts;
    }

    Value local(int slot) {
        return slot < locals.length ? locals[slot] : UNBOUND;
    }

    void bind(int slot, Value value) {
        if (slot >= locals.length) {
            Value[] more = Arrays.copyOf(locals, Math.max(4, slot + 1));
            Arrays.fill(more, locals.length, more.length, UNBOUND);
            locals = more;
        }
        locals[slot] = value;
    }

    private static final Value UNBOUND = new ErrorValue("a variable is not bound");
}
