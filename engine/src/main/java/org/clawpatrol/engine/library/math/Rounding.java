package org.clawpatrol.engine.library.math;

import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.Value;

/** A double rounded to a whole number. */
public record Rounding(Kind kind) implements Operation {

    /** In which direction. */
    public enum Kind {
        CEILING("math.ceil"),
        FLOOR("math.floor"),
        NEAREST("math.round"),
        TOWARDS_ZERO("math.trunc");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    private static final double HALF = 0.5;

    @Override
    public String name() {
        return kind.text;
    }

    @Override
    public Value apply(List<Value> arguments) {
        return arguments.getFirst() instanceof DoubleValue(double number)
                ? new DoubleValue(rounded(number))
                : ErrorValue.wrongTypes(name(), arguments);
    }

    private double rounded(double number) {
        return switch (kind) {
            case CEILING -> Math.ceil(number);
            case FLOOR -> Math.floor(number);
            case NEAREST -> nearest(number);
            case TOWARDS_ZERO -> Math.copySign(Math.floor(Math.abs(number)), number);
        };
    }

    /** Ties go away from zero; the difference to the floor is exact, adding a half is not. */
    private static double nearest(double number) {
        double size = Math.abs(number);
        double floor = Math.floor(size);
        return Math.copySign(size - floor >= HALF ? floor + 1 : floor, number);
    }
}
