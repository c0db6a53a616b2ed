package org.clawpatrol.engine.library.math;

import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.Value;

/** Whether a double is infinite, not a number, or neither. */
public record FloatTest(Kind kind) implements Operation {

    /** What is asked. */
    public enum Kind {
        INFINITE("math.isInf"),
        NOT_A_NUMBER("math.isNaN"),
        FINITE("math.isFinite");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    @Override
    public String name() {
        return kind.text;
    }

    @Override
    public Value apply(List<Value> arguments) {
        return arguments.getFirst() instanceof DoubleValue(double number)
                ? BoolValue.of(holds(number))
                : ErrorValue.wrongTypes(name(), arguments);
    }

    private boolean holds(double number) {
        return switch (kind) {
            case INFINITE -> Double.isInfinite(number);
            case NOT_A_NUMBER -> Double.isNaN(number);
            case FINITE -> Double.isFinite(number);
        };
    }
}
