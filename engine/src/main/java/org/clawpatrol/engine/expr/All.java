package org.clawpatrol.engine.expr;

import java.util.List;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.Logic;
import org.clawpatrol.engine.value.Value;

/** Whether a condition holds for every element; folds like a conjunction. */
public record All(Expr range, int slot, Expr condition) implements Expr {

    @Override
    public Value evaluate(Frame frame) {
        Value over = range.evaluate(frame);
        List<Value> elements = Range.of(over);
        if (elements == null) {
            return Range.failure(over);
        }
        Value folded = BoolValue.TRUE;
        for (int i = 0; i < elements.size() && folded != BoolValue.FALSE; i++) {
            frame.bind(slot, elements.get(i));
            folded = Logic.and(folded, condition.evaluate(frame));
        }
        return folded;
    }

    @Override
    public List<Expr> operands() {
        return List.of(range, condition);
    }
}
