package org.clawpatrol.engine.expr;

import java.util.List;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.OptionalValue;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;

/**
 * What becomes of the value of an optional, which is bound to a variable; missing stays missing.
 *
 * @param flat whether the body gives an optional itself
 */
public record OptionalMap(Expr target, int slot, Expr body, boolean flat) implements Expr {
    private static final String FLAT = "optFlatMap";

    @Override
    public Value evaluate(Frame frame) {
        Value held = target.evaluate(frame);
        if (held instanceof Undefined) {
            return held;
        }
        if (!(held instanceof OptionalValue(Value value))) {
            return ErrorValue.wrongType(flat ? FLAT : "optMap", held);
        }
        if (value == null) {
            return held;
        }
        frame.bind(slot, value);
        Value mapped = body.evaluate(frame);
        if (mapped instanceof Undefined) {
            return mapped;
        }
        return flat ? optional(mapped) : new OptionalValue(mapped);
    }

    private static Value optional(Value mapped) {
        return mapped instanceof OptionalValue ? mapped : ErrorValue.wrongType(FLAT, mapped);
    }

    @Override
    public List<Expr> operands() {
        return List.of(target, body);
    }
}
