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
        long position =
                switch (index) {
                    case IntValue(long number) -> number;
                    case UintValue(long bits) -> bits;
                    case DoubleValue(double number) ->
                            number == Math.rint(number) && Math.abs(number) < Integer.MAX_VALUE
                                    ? (long) number
                                    : -1;
                    default -> -1;
                };
        boolean inside = position >= 0 && position < list.elements().size();
        return inside ? list.elements().get((int) position) : ErrorValue.OUT_OF_RANGE;
    }
}
