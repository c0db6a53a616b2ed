package org.clawpatrol.engine.tree;

import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.Value;

/** Facts by slot that can be changed between actions, of any kind, broken ones too. One thread. */
final class GivenFacts implements Facts {
    private final Value[] values;
    private boolean truncated;
    private boolean unparseable;

    GivenFacts(int facts) {
        values = new Value[facts];
        java.util.Arrays.fill(values, ErrorValue.ABSENT);
    }

    void set(Fact fact, Value value) {
        values[fact.slot()] = value;
    }

    /** As they are now. */
    GivenFacts copy() {
        GivenFacts copy = new GivenFacts(values.length);
        System.arraycopy(values, 0, copy.values, 0, values.length);
        copy.truncated = truncated;
        copy.unparseable = unparseable;
        return copy;
    }

    int flags() {
        return (truncated ? 1 : 0) | (unparseable ? 2 : 0);
    }

    /** Bit 0 for truncated, bit 1 for unparseable; what was set stays on offer. */
    void flags(int mask) {
        truncated = (mask & 1) != 0;
        unparseable = (mask & 2) != 0;
    }

    @Override
    public Value value(Fact fact) {
        return values[fact.slot()];
    }

    @Override
    public boolean truncated() {
        return truncated;
    }

    @Override
    public boolean unparseable() {
        return unparseable;
    }
}
