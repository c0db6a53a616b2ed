package org.clawpatrol.engine.expr;

import java.util.List;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.Logic;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;

/** The elements for which a condition holds; undefined when it is for any of them. */
public record Filter(Iteration iteration, Expr condition) implements Expr {

    public Filter(Expr range, int slot, Expr condition) {
        this(new Iteration(range, slot, Iteration.NONE), condition);
    }

    @Override
    public Value evaluate(Frame frame) {
        Value over = iteration.range().evaluate(frame);
        List<Value> steps = Iteration.steps(over);
        if (steps == null) {
            return Iteration.failure(over);
        }
        Collected kept = new Collected(frame, steps.size());
        for (int i = 0; i < steps.size(); i++) {
            if (!iteration.begin(frame, over, steps, i)) {
                return Frame.EXHAUSTED;
            }
            Value holds = Logic.truth(condition.evaluate(frame));
            if (holds == BoolValue.TRUE) {
                kept.add(steps.get(i));
            } else if (holds instanceof Undefined undefined) {
                kept.miss(undefined);
            }
        }
        return kept.toList();
    }

    @Override
    public List<Expr> operands() {
        return List.of(iteration.range(), condition);
    }
}
