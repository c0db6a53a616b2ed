package org.clawpatrol.engine.expr;

import java.util.List;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.OptionalValue;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;

/** An element of a list by position, or a value of a map by key. */
public record Index(Expr target, Expr key) implements Expr {

    @Override
    public Value evaluate(Frame frame) {
        Value held = target.evaluate(frame);
        Value wanted = key.evaluate(frame);
        Undefined undefined = Undefined.of(held, wanted);
        if (undefined != null) {
            return undefined;
        }
        return switch (held) {
            case ListValue list -> Lookup.at(list, wanted);
            case MapValue map -> Lookup.under(map, wanted);
            case OptionalValue optional -> Lookup.optional(optional, wanted);
            default -> ErrorValue.wrongTypes("[]", held, wanted);
        };
    }

    @Override
    public List<Expr> operands() {
        return List.of(target, key);
    }
}
