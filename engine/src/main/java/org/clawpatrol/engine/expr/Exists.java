package org.clawpatrol.engine.expr;

import java.util.List;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.Logic;
import org.clawpatrol.engine.value.Value;

/** Whether a condition holds for some element; folds like a disjunction. */
public record Exists(Iteration iteration, Expr condition) implements Expr {

    public Exists(Expr range, int slot, Expr condition) {
        this(new Iteration(range, slot, Iteration.NONE), condition);
    }

    @Override
    public Value evaluate(Frame frame) {
        Value over = iteration.range().evaluate(frame);
        List<Value> steps = Iteration.steps(over);
        if (steps == null) {
            return Iteration.failure(over);
        }
        Value folded = BoolValue.FALSE;
        for (int i = 0; i < steps.size() && folded != BoolValue.TRUE; i++) {
            if (!iteration.begin(frame, over, steps, i)) {
                return Frame.EXHAUSTED;
            }
            folded = Logic.or(folded, condition.evaluate(frame));
        }
        return folded;
    }

    @Override
    public List<Expr> operands() {
        return List.of(iteration.range(), condition);
    }
}
