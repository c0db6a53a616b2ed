package org.clawpatrol.engine.expr;

import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.OptionalValue;
import org.clawpatrol.engine.value.UintValue;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** Finding values in containers. Stateless. */
final class Lookup {
    private Lookup() {}

    static Value under(MapValue map, Value key) {
        Value found = map.find(key);
        return found == null ? ErrorValue.NO_SUCH_KEY : found;
    }

    static Value at(ListValue list, Value index) {
        return switch (index) {
            case IntValue(long number) -> at(list, number);
            case UintValue(long bits) -> at(list, bits);
            case DoubleValue(double number) when number == Math.rint(number) ->
                    at(list, (long) number);
            default -> ErrorValue.wrongType("list index", index);
        };
    }

    /**
     * What is under a key, or at a position, as an optional; through a missing optional it is
     * missing.
     *
     * @param target defined, as is the key
     */
    static Value optional(Value target, Value key) {
        return switch (target) {
            case OptionalValue(Value held) ->
                    held == null ? OptionalValue.NONE : optional(held, key);
            case MapValue map -> wrapped(map.find(key));
            case ListValue list -> {
                Value found = at(list, key);
                yield found.equals(ErrorValue.OUT_OF_RANGE) ? OptionalValue.NONE : wrapped(found);
            }
            default -> ErrorValue.wrongTypes("?", target, key);
        };
    }

    /** An element as an optional; one that could not be read stays undefined. */
    static Value wrapped(@Nullable Value found) {
        if (found == null) {
            return OptionalValue.NONE;
        }
        return found instanceof Undefined ? found : new OptionalValue(found);
    }

    /** An unsigned position beyond the signed range comes in negative and is outside as well. */
    private static Value at(ListValue list, long position) {
        boolean inside = position >= 0 && position < list.elements().size();
        return inside ? list.elements().get((int) position) : ErrorValue.OUT_OF_RANGE;
    }
}
