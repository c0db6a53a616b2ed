package org.clawpatrol.engine.expr;

import java.util.LinkedHashMap;
import java.util.Map;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.Meter;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.UintValue;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Entries gathered for a map that is undefined when any key or value is, and an error when a key
 * occurs twice. One thread.
 */
final class CollectedEntries {
    private static final ErrorValue REPEATED_KEY = new ErrorValue("a map key occurs twice");

    private final Meter meter;
    private final Map<Value, Value> values;
    private int count;
    private @Nullable Undefined missing;

    /**
     * @param meter pays for every entry
     */
    CollectedEntries(Meter meter, int capacity) {
        this.meter = meter;
        this.values = LinkedHashMap.newLinkedHashMap(capacity);
    }

    void add(Value key, Value value) {
        Undefined undefined = Undefined.of(checked(key), value);
        if (undefined != null) {
            miss(undefined);
        } else if (!meter.spend(Cost.BUILT)) {
            miss(Frame.EXHAUSTED);
        } else {
            count++;
            values.put(key, value);
        }
    }

    void miss(Undefined undefined) {
        missing = missing == null ? undefined : Undefined.merge(missing, undefined);
    }

    /** For an entry that is left out: its key counts all the same where it is no key. */
    void checkKey(Value key) {
        if (checked(key) instanceof Undefined undefined) {
            miss(undefined);
        }
    }

    private static Value checked(Value key) {
        return switch (key) {
            case BoolValue _, IntValue _, UintValue _, StringValue _ -> key;
            case Undefined undefined -> undefined;
            default -> ErrorValue.wrongType("map key", key);
        };
    }

    Value toMap() {
        if (missing != null) {
            return missing;
        }
        MapValue map = MapValue.of(values);
        return map.size() == count ? map : REPEATED_KEY;
    }
}
