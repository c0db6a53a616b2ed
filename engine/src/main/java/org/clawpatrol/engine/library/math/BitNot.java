package org.clawpatrol.engine.library.math;

import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.UintValue;
import org.clawpatrol.engine.value.Value;

/** An integer with every bit inverted. */
public record BitNot() implements Operation {
    @Override
    public String name() {
        return "math.bitNot";
    }

    @Override
    public Value apply(List<Value> arguments) {
        return switch (arguments.getFirst()) {
            case IntValue(long number) -> new IntValue(~number);
            case UintValue(long bits) -> new UintValue(~bits);
            default -> ErrorValue.wrongTypes(name(), arguments);
        };
    }
}
