package org.clawpatrol.engine.library.network;

import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.NetworkValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** Whether all addresses of a network, or of the one a text stands for, belong to another. */
public record ContainsNetwork() implements Operation {
    private static final Value INVALID = new ErrorValue("a text is not a CIDR");

    @Override
    public String name() {
        return "containsCIDR";
    }

    @Override
    public Value apply(List<Value> arguments) {
        if (!(arguments.getFirst() instanceof NetworkValue network)) {
            return ErrorValue.wrongTypes(name(), arguments);
        }
        return switch (arguments.getLast()) {
            case NetworkValue other -> contains(network, other);
            case StringValue(String text) ->
                    NetworkReader.read(text).map(other -> contains(network, other)).orElse(INVALID);
            default -> ErrorValue.wrongTypes(name(), arguments);
        };
    }

    private static Value contains(NetworkValue network, NetworkValue other) {
        return BoolValue.of(
                network.prefix() <= other.prefix() && Prefix.contains(network, other.address()));
    }
}
