package org.clawpatrol.engine.library.network;

import java.net.InetAddress;
import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.AddressValue;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.NetworkValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** Whether an address, or the one a text stands for, belongs to a network. */
public record ContainsAddress() implements Operation {
    private static final Value INVALID = new ErrorValue("a text is not an IP address");

    @Override
    public String name() {
        return "containsIP";
    }

    @Override
    public Value apply(List<Value> arguments) {
        if (!(arguments.getFirst() instanceof NetworkValue network)) {
            return ErrorValue.wrongTypes(name(), arguments);
        }
        return switch (arguments.getLast()) {
            case AddressValue(InetAddress address) -> contains(network, address);
            case StringValue(String text) ->
                    AddressReader.read(text)
                            .map(address -> contains(network, address))
                            .orElse(INVALID);
            default -> ErrorValue.wrongTypes(name(), arguments);
        };
    }

    private static Value contains(NetworkValue network, InetAddress address) {
        return BoolValue.of(Prefix.contains(network, address));
    }
}
