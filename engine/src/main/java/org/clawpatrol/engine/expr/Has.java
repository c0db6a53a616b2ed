package org.clawpatrol.engine.expr;

import java.util.List;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.OptionalValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** Whether a map has a member; undefined where the map or the member is. */
public record Has(Expr target, StringValue name) implements Expr {

    @Override
    public Value evaluate(Frame frame) {
        return member(target.evaluate(frame));
    }

    private Value member(Value held) {
        return switch (held) {
            case MapValue map -> present(map.find(name));
            case OptionalValue(Value value) -> value == null ? BoolValue.FALSE : member(value);
            case Undefined undefined -> undefined;
            default -> ErrorValue.wrongType("has", held);
        };
    }

    @Override
    public List<Expr> operands() {
        return List.of(target);
    }

    /** A member whose value could not be read may be there or not. */
    private static Value present(@Nullable Value found) {
        return found instanceof Undefined ? found : BoolValue.of(found != null);
    }
}
