package org.clawpatrol.engine.expr;

import java.util.List;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.OptionalValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;

/** A member of a map by name. */
public record Select(Expr target, StringValue name) implements Expr {

    @Override
    public Value evaluate(Frame frame) {
        Value held = target.evaluate(frame);
        return switch (held) {
            case MapValue map -> Lookup.under(map, name);
            case OptionalValue optional -> Lookup.optional(optional, name);
            case Undefined undefined -> undefined;
            default -> ErrorValue.wrongType("." + name.value(), held);
        };
    }

    @Override
    public List<Expr> operands() {
        return List.of(target);
    }
}
