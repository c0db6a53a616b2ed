package org.clawpatrol.engine.expr;

import java.util.List;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.OptionalValue;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;

/**
 * An optional, or an alternative where it is missing; only then the alternative counts.
 *
 * @param unwrapped whether the value of the optional is wanted and the alternative is such a value
 */
public record OrElse(Expr target, Expr alternative, boolean unwrapped) implements Expr {

    @Override
    public Value evaluate(Frame frame) {
        Value held = target.evaluate(frame);
        if (held instanceof Undefined) {
            return held;
        }
        if (!(held instanceof OptionalValue(Value value))) {
            return ErrorValue.wrongType(unwrapped ? "orValue" : "or", held);
        }
        if (value != null) {
            return unwrapped ? value : held;
        }
        Value other = alternative.evaluate(frame);
        return unwrapped || isOptional(other) ? other : ErrorValue.wrongType("or", other);
    }

    private static boolean isOptional(Value value) {
        return value instanceof OptionalValue || value instanceof Undefined;
    }

    @Override
    public List<Expr> operands() {
        return List.of(target, alternative);
    }
}
