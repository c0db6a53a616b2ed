package org.clawpatrol.engine.library.network;

import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.NetworkValue;
import org.clawpatrol.engine.value.Value;

/** How many bits the addresses of a network have in common. */
public record PrefixLength() implements Operation {
    @Override
    public String name() {
        return "prefixLength";
    }

    @Override
    public Value apply(List<Value> arguments) {
        return arguments.getFirst() instanceof NetworkValue network
                ? new IntValue(network.prefix())
                : ErrorValue.wrongTypes(name(), arguments);
    }
}
