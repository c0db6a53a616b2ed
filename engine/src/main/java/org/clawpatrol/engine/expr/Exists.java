package org.clawpatrol.engine.expr;

import java.util.List;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.Logic;
import org.clawpatrol.engine.value.Value;

/** Whether a condition holds for some element; folds like a disjunction. */
public record Exists(Expr range, int slot, Expr condition) implements Expr {

    @Override
    public Value evaluate(Frame frame) {
        Value over = range.evaluate(frame);
        List<Value> elements = Range.of(over);
        if (elements == null) {
            return Range.failure(over);
        }
        Value folded = BoolValue.FALSE;
        for (int i = 0; i < elements.size() && folded != BoolValue.TRUE; i++) {
            frame.bind(slot, elements.get(i));
            folded = Logic.or(folded, condition.evaluate(frame));
        }
        return folded;
    }

    @Override
    public List<Expr> operands() {
        return List.of(range, condition);
    }
}
