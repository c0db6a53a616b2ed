package org.clawpatrol.engine.value;

import java.net.InetAddress;

/**
 * An IP address. Immutable.
 *
 * @param address never resolved from a name
 */
public record AddressValue(InetAddress address) implements Value {
    /** The canonical form. */
    public String text() {
        return AddressText.of(address);
    }

    @Override
    public String typeName() {
        return "net.IP";
    }
}
