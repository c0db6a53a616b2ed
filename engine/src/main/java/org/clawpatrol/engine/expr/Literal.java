package org.clawpatrol.engine.expr;

import java.util.List;
import org.clawpatrol.engine.value.Value;

/** A constant. */
public record Literal(Value value) implements Expr {

    @Override
    public Value evaluate(Frame frame) {
        return value;
    }

    @Override
    public List<Expr> operands() {
        return List.of();
    }
}
