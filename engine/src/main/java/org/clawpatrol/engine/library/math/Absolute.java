package org.clawpatrol.engine.library.math;

import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.UintValue;
import org.clawpatrol.engine.value.Value;

/** The distance of a number from zero. */
public record Absolute() implements Operation {
    @Override
    public String name() {
        return "math.abs";
    }

    @Override
    public Value apply(List<Value> arguments) {
        return switch (arguments.getFirst()) {
            case IntValue(long number) when number == Long.MIN_VALUE -> ErrorValue.OVERFLOW;
            case IntValue(long number) -> new IntValue(Math.abs(number));
            case UintValue number -> number;
            case DoubleValue(double number) -> new DoubleValue(Math.abs(number));
            default -> ErrorValue.wrongTypes(name(), arguments);
        };
    }
}
