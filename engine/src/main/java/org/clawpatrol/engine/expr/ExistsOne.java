package org.clawpatrol.engine.expr;

import java.util.List;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.Logic;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;

/** Whether a condition holds for exactly one element; absorbs nothing. */
public record ExistsOne(Expr range, int slot, Expr condition) implements Expr {

    @Override
    public Value evaluate(Frame frame) {
        Value over = range.evaluate(frame);
        List<Value> elements = Range.of(over);
        if (elements == null) {
            return Range.failure(over);
        }
        int count = 0;
        Undefined missing = null;
        for (Value element : elements) {
            frame.bind(slot, element);
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
        return List.of(range, condition);
    }
}
