package org.clawpatrol.engine.library.math;

import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.Comparison;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.Value;

/** The greatest or least of the numbers of a list, or of one number; the first of equal ones. */
public record Extreme(Kind kind) implements Operation {
    private static final ErrorValue EMPTY = new ErrorValue("an empty list has no extreme");
    private static final ErrorValue UNORDERED = new ErrorValue("not a number has no order");

    /** Which end of the order. */
    public enum Kind {
        GREATEST("math.greatest", 1),
        LEAST("math.least", -1);

        private final String text;
        private final int sign;

        Kind(String text, int sign) {
            this.text = text;
            this.sign = sign;
        }
    }

    @Override
    public String name() {
        return kind.text;
    }

    @Override
    public Value apply(List<Value> arguments) {
        return switch (arguments.getFirst()) {
            case ListValue(List<Value> numbers) -> of(numbers);
            case Value number when MathTypes.isNumber(number) -> number;
            default -> ErrorValue.wrongTypes(name(), arguments);
        };
    }

    private Value of(List<Value> numbers) {
        if (numbers.isEmpty()) {
            return EMPTY;
        }
        Value best = numbers.getFirst();
        for (Value number : numbers) {
            if (!MathTypes.isNumber(number)) {
                return ErrorValue.wrongType(name(), number);
            }
            int order = Comparison.compare(number, best);
            if (order == Comparison.UNORDERED) {
                return UNORDERED;
            }
            best = order == kind.sign ? number : best;
        }
        return best;
    }
}
