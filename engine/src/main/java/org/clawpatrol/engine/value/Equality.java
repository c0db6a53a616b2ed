package org.clawpatrol.engine.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Equality of values: numbers by value whatever their types, lists and maps element by element,
 * values of different types unequal. Not a number equals nothing. An unknown inside a list or map
 * makes the answer unknown. Stateless.
 */
public final class Equality {
    private static final int CHARACTERS_PER_UNIT = 32;
    private static final UnknownValue EXHAUSTED = UnknownValue.of(UnknownValue.Cause.COST);

    private Equality() {}

    /** For values that no agent chose; TRUE, FALSE, or what makes the answer undefined. */
    public static Value equal(Value left, Value right) {
        return equal(left, right, Meter.UNLIMITED);
    }

    /**
     * TRUE, FALSE, or what makes the answer undefined.
     *
     * @param meter pays one unit for each pair of values that is compared
     */
    public static Value equal(Value left, Value right, Meter meter) {
        if (!meter.spend(1)) {
            return EXHAUSTED;
        }
        Undefined undefined = Undefined.of(left, right);
        if (undefined != null) {
            return undefined;
        }
        if (left instanceof StringValue l && right instanceof StringValue r) {
            return texts(l.value(), r.value(), meter);
        }
        if (left instanceof ListValue l && right instanceof ListValue r) {
            return lists(l.elements(), r.elements(), meter);
        }
        if (left instanceof MapValue l && right instanceof MapValue r) {
            return maps(l, r, meter);
        }
        if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
            return BoolValue.of(Numbers.compare(left, right) == 0);
        }
        if (left instanceof OptionalValue l && right instanceof OptionalValue r) {
            return optionals(l.value(), r.value(), meter);
        }
        if (left instanceof BytesValue l && right instanceof BytesValue r) {
            return bytes(l, r, meter);
        }
        return BoolValue.of(left.equals(right));
    }

    /** Whether some element equals the value; TRUE as soon as one does. */
    public static Value contains(List<Value> elements, Value value) {
        return contains(elements, value, Meter.UNLIMITED);
    }

    /** Whether some element equals the value, each comparison paid for. */
    public static Value contains(List<Value> elements, Value value, Meter meter) {
        Value found = BoolValue.FALSE;
        // By index: an iterator for each membership test would be all the garbage of a decision.
        for (int i = 0; i < elements.size() && found != BoolValue.TRUE; i++) {
            Value same = equal(elements.get(i), value, meter);
            if (same == EXHAUSTED) {
                return EXHAUSTED;
            }
            found = Logic.or(found, same);
        }
        return found;
    }

    /** Only texts of one length are looked into. */
    private static Value texts(String left, String right, Meter meter) {
        if (left.length() != right.length()) {
            return BoolValue.FALSE;
        }
        return canCompare(left.length(), meter) ? BoolValue.of(left.equals(right)) : EXHAUSTED;
    }

    private static Value bytes(BytesValue left, BytesValue right, Meter meter) {
        if (left.size() != right.size()) {
            return BoolValue.FALSE;
        }
        return canCompare(left.size(), meter) ? BoolValue.of(left.equals(right)) : EXHAUSTED;
    }

    private static boolean canCompare(int length, Meter meter) {
        return length < CHARACTERS_PER_UNIT || meter.spend(length / CHARACTERS_PER_UNIT);
    }

    private static Value lists(List<Value> left, List<Value> right, Meter meter) {
        if (left.size() != right.size()) {
            return BoolValue.FALSE;
        }
        Value same = BoolValue.TRUE;
        for (int i = 0; i < left.size(); i++) {
            Value equal = equal(left.get(i), right.get(i), meter);
            if (equal == EXHAUSTED) {
                return EXHAUSTED;
            }
            same = strictAnd(same, equal);
        }
        return same;
    }

    private static Value optionals(@Nullable Value left, @Nullable Value right, Meter meter) {
        if (left == null || right == null) {
            return BoolValue.of(left == null && right == null);
        }
        return equal(left, right, meter);
    }

    private static Value maps(MapValue left, MapValue right, Meter meter) {
        if (left.size() != right.size()) {
            return BoolValue.FALSE;
        }
        Value same = BoolValue.TRUE;
        for (Value key : left.keys()) {
            Value one = left.find(key);
            Value two = right.find(key);
            if (one == null || two == null) {
                return BoolValue.FALSE;
            }
            Value equal = equal(one, two, meter);
            if (equal == EXHAUSTED) {
                return EXHAUSTED;
            }
            same = strictAnd(same, equal);
        }
        return same;
    }

    private static Value strictAnd(Value left, Value right) {
        Undefined undefined = Undefined.of(left, right);
        if (undefined != null) {
            return undefined;
        }
        return BoolValue.of(left == BoolValue.TRUE && right == BoolValue.TRUE);
    }
}
