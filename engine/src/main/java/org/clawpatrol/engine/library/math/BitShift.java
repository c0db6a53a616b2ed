package org.clawpatrol.engine.library.math;

import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.UintValue;
import org.clawpatrol.engine.value.Value;

/** An integer with its bits moved; zeros come in at either end, also for negative numbers. */
public record BitShift(Kind kind) implements Operation {
    private static final ErrorValue NEGATIVE = new ErrorValue("a shift is negative");

    /** In which direction. */
    public enum Kind {
        LEFT("math.bitShiftLeft"),
        RIGHT("math.bitShiftRight");

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
        if (!(arguments.getLast() instanceof IntValue(long places))) {
            return ErrorValue.wrongTypes(name(), arguments);
        }
        return switch (arguments.getFirst()) {
            case IntValue _, UintValue _ when places < 0 -> NEGATIVE;
            case IntValue(long number) -> new IntValue(shifted(number, places));
            case UintValue(long bits) -> new UintValue(shifted(bits, places));
            default -> ErrorValue.wrongTypes(name(), arguments);
        };
    }

    private long shifted(long bits, long places) {
        if (places >= Long.SIZE) {
            return 0;
        }
        return switch (kind) {
            case LEFT -> bits << places;
            case RIGHT -> bits >>> places;
        };
    }
}
