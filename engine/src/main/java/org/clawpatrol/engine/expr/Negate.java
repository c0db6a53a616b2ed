package org.clawpatrol.engine.expr;

import java.util.List;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;

/** Arithmetic negation. */
public record Negate(Expr operand) implements Expr {

    @Override
    public Value evaluate(Frame frame) {
        Value value = operand.evaluate(frame);
        return switch (value) {
            case IntValue(long number) ->
                    number == Long.MIN_VALUE ? ErrorValue.OVERFLOW : new IntValue(-number);
            case DoubleValue(double number) -> new DoubleValue(-number);
            case Undefined undefined -> undefined;
            default -> ErrorValue.wrongType("-", value);
        };
    }

    @Override
    public List<Expr> operands() {
        return List.of(operand);
    }
}
