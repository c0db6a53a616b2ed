package org.clawpatrol.engine.library.network;

import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.AddressValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.NetworkValue;
import org.clawpatrol.engine.value.Value;

/** The address of a network as written, host bits included. */
public record NetworkAddress() implements Operation {
    @Override
    public String name() {
        return "ip";
    }

    @Override
    public Value apply(List<Value> arguments) {
        return arguments.getFirst() instanceof NetworkValue network
                ? new AddressValue(network.address())
                : ErrorValue.wrongTypes(name(), arguments);
    }
}
