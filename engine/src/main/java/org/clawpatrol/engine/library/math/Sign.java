package org.clawpatrol.engine.library.math;

import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.UintValue;
import org.clawpatrol.engine.value.Value;

/** -1, 0 or 1 in the type of the number. */
public record Sign() implements Operation {
    @Override
    public String name() {
        return "math.sign";
    }

    @Override
    public Value apply(List<Value> arguments) {
        return switch (arguments.getFirst()) {
            case IntValue(long number) -> new IntValue(Long.signum(number));
            case UintValue(long bits) -> new UintValue(bits == 0 ? 0 : 1);
            case DoubleValue(double number) ->
                    new DoubleValue(number == 0 ? 0 : Math.signum(number));
            default -> ErrorValue.wrongTypes(name(), arguments);
        };
    }
}
