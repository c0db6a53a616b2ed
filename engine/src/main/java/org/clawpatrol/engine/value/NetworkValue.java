package org.clawpatrol.engine.value;

import java.net.InetAddress;

/**
 * An IP network as written: an address, whose host bits may be set, and a prefix length. Immutable.
 *
 * @param prefix in bits, from 0 to 32 or 128
 */
public record NetworkValue(InetAddress address, int prefix) implements Value {
    /** The canonical form, host bits included. */
    public String text() {
        return AddressText.of(address) + "/" + prefix;
    }

    @Override
    public String typeName() {
        return "net.CIDR";
    }
}
