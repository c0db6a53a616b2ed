package org.clawpatrol.engine.expr;

import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** The result of a library function. */
public record Apply(Operation operation, List<Expr> operands) implements Expr {
    public Apply {
        operands = List.copyOf(operands);
    }

    @Override
    public Value evaluate(Frame frame) {
        List<Value> arguments = new ArrayList<>(operands.size());
        @Nullable Undefined undefined = null;
        for (Expr operand : operands) {
            Value argument = operand.evaluate(frame);
            if (argument instanceof Undefined next) {
                undefined = undefined == null ? next : Undefined.merge(undefined, next);
            }
            arguments.add(argument);
        }
        if (undefined != null) {
            return undefined;
        }
        if (!frame.spend(operation.cost(arguments))) {
            return Frame.EXHAUSTED;
        }
        Value result = operation.apply(arguments);
        return frame.spend(Cost.built(result)) ? result : Frame.EXHAUSTED;
    }
}
