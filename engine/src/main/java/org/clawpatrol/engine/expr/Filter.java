package org.clawpatrol.engine.expr;

import java.util.List;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.Logic;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;

/** The elements for which a condition holds; undefined when it is for any of them. */
public record Filter(Expr range, int slot, Expr condition) implements Expr {

    @Override
    public Value evaluate(Frame frame) {
        Value over = range.evaluate(frame);
        List<Value> elements = Range.of(over);
        if (elements == null) {
            return Range.failure(over);
        }
        Collected kept = new Collected(elements.size());
        for (Value element : elements) {
            frame.bind(slot, element);
            Value holds = Logic.truth(condition.evaluate(frame));
            if (holds == BoolValue.TRUE) {
                kept.add(element);
            } else if (holds instanceof Undefined undefined) {
                kept.miss(undefined);
            }
        }
        return kept.toList();
    }

    @Override
    public List<Expr> operands() {
        return List.of(range, condition);
    }
}
