package org.clawpatrol.engine.library.network;

import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** The network that a text stands for. */
public record ParseNetwork() implements Operation {
    private static final Value INVALID = new ErrorValue("a text is not a CIDR");

    @Override
    public String name() {
        return "cidr";
    }

    @Override
    public Value apply(List<Value> arguments) {
        return arguments.getFirst() instanceof StringValue(String text)
                ? NetworkReader.read(text).<Value>map(network -> network).orElse(INVALID)
                : ErrorValue.wrongTypes(name(), arguments);
    }
}
