package org.clawpatrol.engine.library.network;

import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** Whether a text stands for an address. */
public record IsAddress() implements Operation {
    @Override
    public String name() {
        return "isIP";
    }

    @Override
    public Value apply(List<Value> arguments) {
        return arguments.getFirst() instanceof StringValue(String text)
                ? BoolValue.of(AddressReader.read(text).isPresent())
                : ErrorValue.wrongTypes(name(), arguments);
    }
}
