package org.clawpatrol.engine.library.network;

import java.net.InetAddress;
import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.NetworkValue;
import org.clawpatrol.engine.value.Value;

/** A network without host bits. */
public record Masked() implements Operation {
    @Override
    public String name() {
        return "masked";
    }

    @Override
    public Value apply(List<Value> arguments) {
        return arguments.getFirst() instanceof NetworkValue(InetAddress address, int prefix)
                ? new NetworkValue(
                        AddressReader.address(Prefix.masked(address.getAddress(), prefix)), prefix)
                : ErrorValue.wrongTypes(name(), arguments);
    }
}
