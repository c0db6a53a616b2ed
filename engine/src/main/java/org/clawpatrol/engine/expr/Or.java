package org.clawpatrol.engine.expr;

import java.util.List;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.Logic;
import org.clawpatrol.engine.value.Value;

/** Logical disjunction; a true side decides whatever the other is. */
public record Or(Expr left, Expr right) implements Expr {

    @Override
    public Value evaluate(Frame frame) {
        Value first = left.evaluate(frame);
        return first == BoolValue.TRUE ? first : Logic.or(first, right.evaluate(frame));
    }

    @Override
    public Value judge(Frame frame) {
        Value first = left.judge(frame);
        return first == BoolValue.TRUE ? first : Logic.or(first, right.judge(frame));
    }

    @Override
    public List<Expr> operands() {
        return List.of(left, right);
    }
}
