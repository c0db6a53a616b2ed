package org.clawpatrol.engine.expr;

import java.util.List;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;

/** The optional element of a list by position, or value of a map by key; missing where absent. */
public record OptionalStep(Expr target, Expr key) implements Expr {

    @Override
    public Value evaluate(Frame frame) {
        Value held = target.evaluate(frame);
        Value wanted = key.evaluate(frame);
        Undefined undefined = Undefined.of(held, wanted);
        return undefined == null ? Lookup.optional(held, wanted) : undefined;
    }

    @Override
    public List<Expr> operands() {
        return List.of(target, key);
    }
}
