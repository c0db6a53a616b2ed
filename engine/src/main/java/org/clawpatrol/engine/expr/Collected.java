package org.clawpatrol.engine.expr;

import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Elements gathered for a list that is undefined when any of them is. Gathering goes on past the
 * first undefined one, because an unknown further on wins over an error before it. One thread.
 */
final class Collected {
    private final List<Value> values;
    private @Nullable Undefined missing;

    Collected(int capacity) {
        values = new ArrayList<>(capacity);
    }

    void add(Value value) {
        if (value instanceof Undefined undefined) {
            miss(undefined);
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
