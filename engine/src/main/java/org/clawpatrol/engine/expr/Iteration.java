package org.clawpatrol.engine.expr;

import java.util.List;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What a comprehension runs over and the variables it binds at each step: the element of a list or
 * the key of a map; with two variables the position and the element, or the key and the value.
 * Immutable.
 *
 * @param second the slot of the second variable, {@link #NONE} where there is none
 */
public record Iteration(Expr range, int first, int second) {
    public static final int NONE = -1;

    /** The elements of a list or the keys of a map; null for any other value. */
    static @Nullable List<Value> steps(Value over) {
        return switch (over) {
            case ListValue list -> list.elements();
            case MapValue map -> map.keys();
            default -> null;
        };
    }

    /** What a comprehension over something that has no steps gives. */
    static Value failure(Value over) {
        return over instanceof Undefined ? over : ErrorValue.wrongType("comprehension", over);
    }

    /** Binds the variables of a step; false when the budget of the evaluation is used up. */
    boolean begin(Frame frame, Value over, List<Value> steps, int position) {
        if (!frame.spend(Cost.STEP)) {
            return false;
        }
        Value step = steps.get(position);
        if (second == NONE) {
            frame.bind(first, step);
        } else {
            frame.bind(first, key(over, step, position));
            frame.bind(second, over instanceof MapValue map ? Lookup.under(map, step) : step);
        }
        return true;
    }

    /** The key under which a step stands: a key of the map, or a position in the list. */
    static Value key(Value over, Value step, int position) {
        return over instanceof MapValue ? step : new IntValue(position);
    }
}
