package org.clawpatrol.engine.library.network;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.AddressValue;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.Value;

/** Whether an address is of a special kind. */
public record AddressTest(Kind kind) implements Operation {
    private static final byte[] BROADCAST = {-1, -1, -1, -1};

    /** Of which kind. */
    public enum Kind {
        UNSPECIFIED("isUnspecified"),
        LOOPBACK("isLoopback"),
        GLOBAL_UNICAST("isGlobalUnicast"),
        LINK_LOCAL_MULTICAST("isLinkLocalMulticast"),
        LINK_LOCAL_UNICAST("isLinkLocalUnicast");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    @Override
    public String name() {
        return kind.text;
    }

    @Override
    public Value apply(List<Value> arguments) {
        return arguments.getFirst() instanceof AddressValue(InetAddress address)
                ? BoolValue.of(holds(address))
                : ErrorValue.wrongTypes(name(), arguments);
    }

    private boolean holds(InetAddress address) {
        return switch (kind) {
            case UNSPECIFIED -> address.isAnyLocalAddress();
            case LOOPBACK -> address.isLoopbackAddress();
            case GLOBAL_UNICAST -> isGlobalUnicast(address);
            case LINK_LOCAL_MULTICAST -> address.isMCLinkLocal();
            case LINK_LOCAL_UNICAST -> address.isLinkLocalAddress();
        };
    }

    /** Private addresses count as global, as they do in the libraries this one agrees with. */
    private static boolean isGlobalUnicast(InetAddress address) {
        return !address.isAnyLocalAddress()
                && !address.isLoopbackAddress()
                && !address.isMulticastAddress()
                && !address.isLinkLocalAddress()
                && !Arrays.equals(address.getAddress(), BROADCAST);
    }
}
