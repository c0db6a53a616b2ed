package org.clawpatrol.engine.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Equality of values: numbers by value whatever their types, lists and maps element by element,
 * values of different types unequal. Not a number equals nothing. An unknown inside a list or map
 * makes the answer unknown. Stateless.
 */
public final class Equality {
    private Equality() {}

    /** TRUE, FALSE, or what makes the answer undefined. */
    public static Value equal(Value left, Value right) {
        Undefined undefined = Undefined.of(left, right);
        if (undefined != null) {
            return undefined;
        }
        if (left instanceof StringValue l && right instanceof StringValue r) {
            return BoolValue.of(l.value().equals(r.value()));
        }
        if (left instanceof ListValue l && right instanceof ListValue r) {
            return lists(l.elements(), r.elements());
        }
        if (left instanceof MapValue l && right instanceof MapValue r) {
            return maps(l, r);
        }
        if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
            return BoolValue.of(Numbers.compare(left, right) == 0);
        }
        if (left instanceof OptionalValue l && right instanceof OptionalValue r) {
            return optionals(l.value(), r.value());
        }
        return BoolValue.of(left.equals(right));
    }

    /** Whether some element equals the value; TRUE as soon as one does. */
    public static Value contains(List<Value> elements, Value value) {
        Value found = BoolValue.FALSE;
        // By index: an iterator for each membership test would be all the garbage of a decision.
        for (int i = 0; i < elements.size() && found != BoolValue.TRUE; i++) {
            found = Logic.or(found, equal(elements.get(i), value));
        }
        return found;
    }

    private static Value lists(List<Value> left, List<Value> right) {
        if (left.size() != right.size()) {
            return BoolValue.FALSE;
        }
        Value same = BoolValue.TRUE;
        for (int i = 0; i < left.size(); i++) {
            same = strictAnd(same, equal(left.get(i), right.get(i)));
        }
        return same;
    }

    private static Value optionals(@Nullable Value left, @Nullable Value right) {
        if (left == null || right == null) {
            return BoolValue.of(left == null && right == null);
        }
        return equal(left, right);
    }

    private static Value maps(MapValue left, MapValue right) {
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
            same = strictAnd(same, equal(one, two));
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
