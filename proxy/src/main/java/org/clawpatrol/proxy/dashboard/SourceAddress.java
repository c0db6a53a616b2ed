package org.clawpatrol.proxy.dashboard;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/** Whom attempts are counted against. */
final class SourceAddress {
    private static final int NETWORK_BYTES = 8;

    private SourceAddress() {}

    /** The address; of IPv6 only the network half, because one host commands all of the other. */
    static String of(String address) {
        String literal = address.replaceAll("[\\[\\]]", "");
        try {
            return InetAddress.ofLiteral(literal) instanceof Inet6Address wide
                    ? HexFormat.of().formatHex(wide.getAddress(), 0, NETWORK_BYTES)
                    : literal;
        } catch (IllegalArgumentException e) {
            // Not an address: still one source.
            return literal;
        }
    }
}
