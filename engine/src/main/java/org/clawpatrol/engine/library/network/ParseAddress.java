package org.clawpatrol.engine.library.network;

import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.AddressValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** The address that a text stands for. */
public record ParseAddress() implements Operation {
    private static final Value INVALID = new ErrorValue("a text is not an IP address");

    @Override
    public String name() {
        return "ip";
    }

    @Override
    public Value apply(List<Value> arguments) {
        return arguments.getFirst() instanceof StringValue(String text)
                ? AddressReader.read(text).<Value>map(AddressValue::new).orElse(INVALID)
                : ErrorValue.wrongTypes(name(), arguments);
    }
}
