package org.clawpatrol.engine.expr;

import java.util.List;
import org.clawpatrol.engine.value.Equality;
import org.clawpatrol.engine.value.Logic;
import org.clawpatrol.engine.value.Value;

/** Equality, or its negation. */
public record Equal(Expr left, Expr right, boolean negated) implements Expr {

    @Override
    public Value evaluate(Frame frame) {
        Value equal = Equality.equal(left.evaluate(frame), right.evaluate(frame), frame);
        return negated ? Logic.not(equal) : equal;
    }

    @Override
    public List<Expr> operands() {
        return List.of(left, right);
    }
}
