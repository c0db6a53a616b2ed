package org.clawpatrol.engine.expr;

import java.util.List;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.Logic;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;

/** A choice; only the chosen branch counts. */
public record Conditional(Expr test, Expr then, Expr otherwise) implements Expr {

    @Override
    public Value evaluate(Frame frame) {
        Value chosen = Logic.truth(test.evaluate(frame));
        if (chosen instanceof Undefined) {
            return chosen;
        }
        return (chosen == BoolValue.TRUE ? then : otherwise).evaluate(frame);
    }

    @Override
    public List<Expr> operands() {
        return List.of(test, then, otherwise);
    }
}
