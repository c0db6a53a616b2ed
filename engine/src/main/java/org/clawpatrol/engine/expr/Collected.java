package org.clawpatrol.engine.expr;

import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.Meter;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Elements gathered for a list that is undefined when any of them is. Gathering goes on past the
 * first undefined one, because an unknown further on wins over an error before it. One thread.
 */
final class Collected {
    private final Meter meter;
    private final List<Value> values;
    private @Nullable Undefined missing;

    /**
     * @param meter pays for every element
     */
    Collected(Meter meter, int capacity) {
        this.meter = meter;
        values = new ArrayList<>(capacity);
    }

    void add(Value value) {
        if (value instanceof Undefined undefined) {
            miss(undefined);
        } else if (!meter.spend(Cost.BUILT)) {
            miss(Frame.EXHAUSTED);
        } else {
            values.add(value);
        }
    }

    void miss(Undefined undefined) {
        missing = missing == null ? undefined : Undefined.merge(missing, undefined);
    }

    Value toList() {
        return missing == null ? new ListValue(values) : missing;
    }
}
