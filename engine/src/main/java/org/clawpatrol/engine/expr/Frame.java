package org.clawpatrol.engine.expr;

import java.util.Arrays;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.Meter;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What an expression is evaluated against: facts, local variables and a budget of work. One thread
 * at a time.
 *
 * <p>Every operation that iterates, compares or copies pays for it before it works. The operands of
 * the outermost {@code &&}, {@code ||} and {@code !} each have the whole budget to themselves. When
 * it is used up such an operand is unknown as a whole, whatever inside it would absorb that: its
 * value then depends on the action alone, not on what stands before it, and a side that decides
 * absorbs it as it absorbs any other unknown.
 */
public final class Frame implements Meter {
    /**
     * Units of work that one operand may take unless told otherwise: some tenths of a second at
     * worst. Searching a whole body at the default inspection cap for one pattern takes a fifth of
     * it.
     */
    public static final long DEFAULT_BUDGET = 20_000_000;

    /** What an expression beyond the budget comes to. */
    static final UnknownValue EXHAUSTED = UnknownValue.of(UnknownValue.Cause.COST);

    private static final long NOTHING_LEFT = -1;
    private static final @Nullable Value[] NO_LOCALS = {};
    private static final @Nullable Expr[] NONE_DEFERRED = {};
    private static final ErrorValue UNBOUND = new ErrorValue("unbound local variable");
    private static final ErrorValue UNREADABLE = new ErrorValue("fact could not be read");

    private final long budget;
    private Facts facts;
    private long left;
    private long most;
    private @Nullable Value[] locals = NO_LOCALS;
    private @Nullable Expr[] deferred = NONE_DEFERRED;

    public Frame(Facts facts) {
        this(facts, DEFAULT_BUDGET);
    }

    /**
     * @param budget units of work for each operand
     */
    public Frame(Facts facts, long budget) {
        this.facts = facts;
        this.budget = budget;
        this.left = budget;
    }

    /** Goes on with the facts of another action; nothing of the one before stays. */
    public void reset(Facts next) {
        facts = next;
        Arrays.fill(locals, null);
        Arrays.fill(deferred, null);
    }

    public Facts facts() {
        return facts;
    }

    /** Evaluates a whole expression. */
    public Value evaluate(Expr expr) {
        most = 0;
        return expr.judge(this);
    }

    /** Evaluates one operand of the outermost connectives with the full budget. */
    Value measured(Expr operand) {
        left = budget;
        Value value = operand.evaluate(this);
        if (left >= 0) {
            most = Math.max(most, budget - left);
            return value;
        }
        most = budget;
        return value instanceof UnknownValue unknown ? unknown.merge(EXHAUSTED) : EXHAUSTED;
    }

    /**
     * Units of work that the dearest operand of the last expression took; the whole budget at most.
     */
    public long spent() {
        return most;
    }

    /** Units of work for each operand. */
    public long budget() {
        return budget;
    }

    @Override
    public boolean spend(long units) {
        left = units > left ? NOTHING_LEFT : left - units;
        return left >= 0;
    }

    /**
     * The value of a fact. The action's flags win over what the facts claim: a fact that truncation
     * or a refusing parser makes meaningless is unknown even where a value is offered for it.
     */
    public Value read(Fact fact) {
        try {
            Value lost = lost(fact);
            return lost == null ? orElse(facts.value(fact), UNREADABLE) : lost;
        } catch (RuntimeException e) {
            return UNREADABLE;
        }
    }

    /** The same where no content need be read for it; else null. */
    public @Nullable Value known(Fact fact) {
        try {
            Value lost = lost(fact);
            return lost == null ? facts.known(fact) : lost;
        } catch (RuntimeException e) {
            return UNREADABLE;
        }
    }

    private @Nullable Value lost(Fact fact) {
        boolean truncated = fact.lostWhenTruncated() && facts.truncated();
        boolean unparseable = fact.lostWhenUnparseable() && facts.unparseable();
        return truncated || unparseable ? lost(truncated, unparseable) : null;
    }

    /** Binds a local variable. */
    void bind(int slot, Value value) {
        if (slot >= locals.length) {
            locals = Arrays.copyOf(locals, Math.max(slot + 1, 2 * locals.length));
        }
        locals[slot] = value;
    }

    /** Binds a local variable to what is evaluated when it is first read. */
    void defer(int slot, Expr expr) {
        if (slot >= deferred.length) {
            deferred = Arrays.copyOf(deferred, Math.max(slot + 1, 2 * deferred.length));
        }
        deferred[slot] = expr;
        if (slot < locals.length) {
            locals[slot] = null;
        }
    }

    Value local(int slot) {
        Value bound = slot < locals.length ? locals[slot] : null;
        if (bound != null) {
            return bound;
        }
        Expr expr = slot < deferred.length ? deferred[slot] : null;
        if (expr == null) {
            return UNBOUND;
        }
        Value value = expr.evaluate(this);
        bind(slot, value);
        return value;
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
