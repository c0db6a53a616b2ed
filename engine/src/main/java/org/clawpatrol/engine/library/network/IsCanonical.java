package org.clawpatrol.engine.library.network;

import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.AddressValue;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** Whether a text is the canonical form of the address that it stands for. */
public record IsCanonical() implements Operation {
    private static final Value INVALID = new ErrorValue("a text is not an IP address");

    @Override
    public String name() {
        return "ip.isCanonical";
    }

    @Override
    public Value apply(List<Value> arguments) {
        return arguments.getFirst() instanceof StringValue(String text)
                ? AddressReader.read(text)
                        .<Value>map(
                                address ->
                                        BoolValue.of(new AddressValue(address).text().equals(text)))
                        .orElse(INVALID)
                : ErrorValue.wrongTypes(name(), arguments);
    }
}
