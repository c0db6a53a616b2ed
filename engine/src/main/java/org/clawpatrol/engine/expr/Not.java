package org.clawpatrol.engine.expr;

import java.util.List;
import org.clawpatrol.engine.value.Logic;
import org.clawpatrol.engine.value.Value;

/** Logical negation. */
public record Not(Expr operand) implements Expr {

    @Override
    public Value evaluate(Frame frame) {
        return Logic.not(operand.evaluate(frame));
    }

    @Override
    public Value judge(Frame frame) {
        return Logic.not(operand.judge(frame));
    }

    @Override
    public List<Expr> operands() {
        return List.of(operand);
    }
}
