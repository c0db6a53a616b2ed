package org.clawpatrol.engine.library.math;

import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.UintValue;
import org.clawpatrol.engine.value.Value;

/** The square root; not a number for what is below zero. */
public record SquareRoot() implements Operation {
    @Override
    public String name() {
        return "math.sqrt";
    }

    @Override
    public Value apply(List<Value> arguments) {
        return switch (arguments.getFirst()) {
            case IntValue(long number) -> new DoubleValue(Math.sqrt((double) number));
            case UintValue(long bits) -> new DoubleValue(Math.sqrt(nearest(bits)));
            case DoubleValue(double number) -> new DoubleValue(Math.sqrt(number));
            default -> ErrorValue.wrongTypes(name(), arguments);
        };
    }

    /** Halving keeps the lowest bit, so that rounding to a double still sees it. */
    private static double nearest(long bits) {
        return bits >= 0 ? (double) bits : ((bits >>> 1) | (bits & 1)) * 2.0;
    }
}
