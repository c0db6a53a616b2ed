package org.clawpatrol.engine.expr;

import java.util.List;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.Equality;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;

/** Membership in a list or among the keys of a map. */
public record In(Expr element, Expr container) implements Expr {

    @Override
    public Value evaluate(Frame frame) {
        Value wanted = element.evaluate(frame);
        Value held = container.evaluate(frame);
        Undefined undefined = Undefined.of(wanted, held);
        if (undefined != null) {
            return undefined;
        }
        return switch (held) {
            case ListValue list -> Equality.contains(list.elements(), wanted, frame);
            case MapValue map -> BoolValue.of(map.find(wanted) != null);
            default -> ErrorValue.wrongTypes("in", wanted, held);
        };
    }

    @Override
    public List<Expr> operands() {
        return List.of(element, container);
    }
}
