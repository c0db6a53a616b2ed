package org.clawpatrol.engine.expr;

import java.util.Arrays;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** What an expression is evaluated against: facts and local variables. One thread at a time. */
public final class Frame {
    private static final @Nullable Value[] NO_LOCALS = {};
    private static final ErrorValue UNBOUND = new ErrorValue("unbound local variable");
    private static final ErrorValue UNREADABLE = new ErrorValue("fact could not be read");

    private final Facts facts;
    private @Nullable Value[] locals = NO_LOCALS;

    public Frame(Facts facts) {
        this.facts = facts;
    }

    public Facts facts() {
        return facts;
    }

    /**
     * The value of a fact. The action's flags win over what the facts claim: a fact that truncation
     * or a refusing parser makes meaningless is unknown even where a value is offered for it.
     */
    public Value read(Fact fact) {
        try {
            boolean truncated = fact.lostWhenTruncated() && facts.truncated();
            boolean unparseable = fact.lostWhenUnparseable() && facts.unparseable();
            if (truncated || unparseable) {
                return lost(truncated, unparseable);
            }
            return orElse(facts.value(fact), UNREADABLE);
        } catch (RuntimeException e) {
            return UNREADABLE;
        }
    }

    /** Binds the variable of a comprehension. */
    void bind(int slot, Value value) {
        if (slot >= locals.length) {
            locals = Arrays.copyOf(locals, Math.max(slot + 1, 2 * locals.length));
        }
        locals[slot] = value;
    }

    Value local(int slot) {
        return slot < locals.length ? orElse(locals[slot], UNBOUND) : UNBOUND;
    }

    private static Value lost(boolean truncated, boolean unparseable) {
        UnknownValue first =
                UnknownValue.of(
                        truncated ? UnknownValue.Cause.TRUNCATED : UnknownValue.Cause.UNPARSEABLE);
        return truncated && unparseable
                ? first.merge(UnknownValue.of(UnknownValue.Cause.UNPARSEABLE))
                : first;
    }

    /** Facts come from outside this module, so a null is met even though the contract bars it. */
    private static Value orElse(@Nullable Value value, ErrorValue otherwise) {
        return value == null ? otherwise : value;
    }
}
