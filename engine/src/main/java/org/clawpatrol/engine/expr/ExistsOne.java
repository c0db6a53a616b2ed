package org.clawpatrol.engine.expr;

import java.util.List;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.Logic;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;

/** Whether a condition holds for exactly one element; absorbs nothing. */
public record ExistsOne(Iteration iteration, Expr condition) implements Expr {

    public ExistsOne(Expr range, int slot, Expr condition) {
        this(new Iteration(range, slot, Iteration.NONE), condition);
    }

    @Override
    public Value evaluate(Frame frame) {
        Value over = iteration.range().evaluate(frame);
        List<Value> steps = Iteration.steps(over);
        if (steps == null) {
            return Iteration.failure(over);
        }
        int count = 0;
        Undefined missing = null;
        for (int i = 0; i < steps.size(); i++) {
            if (!iteration.begin(frame, over, steps, i)) {
                return Frame.EXHAUSTED;
            }
            Value holds = Logic.truth(condition.evaluate(frame));
            if (holds instanceof Undefined undefined) {
                missing = missing == null ? undefined : Undefined.merge(missing, undefined);
            }
            count += holds == BoolValue.TRUE ? 1 : 0;
        }
        return missing == null ? BoolValue.of(count == 1) : missing;
    }

    @Override
    public List<Expr> operands() {
        return List.of(iteration.range(), condition);
    }
}
