package org.clawpatrol.engine.expr;

import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.UintValue;
import org.clawpatrol.engine.value.Value;

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

    /** An unsigned position beyond the signed range comes in negative and is outside as well. */
    private static Value at(ListValue list, long position) {
        boolean inside = position >= 0 && position < list.elements().size();
        return inside ? list.elements().get((int) position) : ErrorValue.OUT_OF_RANGE;
    }
}
