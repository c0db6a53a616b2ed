package org.clawpatrol.engine.library.network;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.AddressValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.Value;

/** The version of an address: 4 or 6. */
public record Family() implements Operation {
    @Override
    public String name() {
        return "family";
    }

    @Override
    public Value apply(List<Value> arguments) {
        return arguments.getFirst() instanceof AddressValue(InetAddress address)
                ? new IntValue(address instanceof Inet4Address ? 4 : 6)
                : ErrorValue.wrongTypes(name(), arguments);
    }
}
