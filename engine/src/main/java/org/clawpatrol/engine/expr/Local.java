package org.clawpatrol.engine.expr;

import java.util.List;
import org.clawpatrol.engine.value.Value;

/** A variable of a comprehension, by the slot it was bound to. */
public record Local(int slot) implements Expr {

    @Override
    public Value evaluate(Frame frame) {
        return frame.local(slot);
    }

    @Override
    public List<Expr> operands() {
        return List.of();
    }
}
