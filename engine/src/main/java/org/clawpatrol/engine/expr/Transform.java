package org.clawpatrol.engine.expr;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.Logic;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;

/** A list computed element by element, optionally only from those a condition holds for. */
public record Transform(Iteration iteration, Optional<Expr> condition, Expr element)
        implements Expr {

    public Transform(Expr range, int slot, Optional<Expr> condition, Expr element) {
        this(new Iteration(range, slot, Iteration.NONE), condition, element);
    }

    @Override
    public Value evaluate(Frame frame) {
        Value over = iteration.range().evaluate(frame);
        List<Value> steps = Iteration.steps(over);
        if (steps == null) {
            return Iteration.failure(over);
        }
        Collected computed = new Collected(frame, steps.size());
        for (int i = 0; i < steps.size(); i++) {
            if (!iteration.begin(frame, over, steps, i)) {
                return Frame.EXHAUSTED;
            }
            Value wanted = wanted(frame);
            if (wanted == BoolValue.TRUE) {
                computed.add(element.evaluate(frame));
            } else if (wanted instanceof Undefined undefined) {
                computed.miss(undefined);
            }
        }
        return computed.toList();
    }

    private Value wanted(Frame frame) {
        return condition.isEmpty() ? BoolValue.TRUE : Logic.truth(condition.get().evaluate(frame));
    }

    @Override
    public List<Expr> operands() {
        return condition
                .map(test -> List.of(iteration.range(), test, element))
                .orElseGet(() -> List.of(iteration.range(), element));
    }
}
