package org.clawpatrol.engine.library.network;

import java.net.InetAddress;
import java.util.Arrays;
import org.clawpatrol.engine.value.NetworkValue;

/** The bits that the addresses of a network have in common. Stateless. */
final class Prefix {
    private Prefix() {}

    static boolean contains(NetworkValue network, InetAddress address) {
        byte[] one = network.address().getAddress();
        byte[] two = address.getAddress();
        if (one.length != two.length) {
            return false;
        }
        return Arrays.equals(masked(one, network.prefix()), masked(two, network.prefix()));
    }

    static byte[] masked(byte[] address, int prefix) {
        byte[] masked = new byte[address.length];
        for (int i = 0; i < address.length; i++) {
            int bits = Math.max(0, Math.min(Byte.SIZE, prefix - i * Byte.SIZE));
            masked[i] = (byte) (address[i] & (0xff00 >> bits));
        }
        return masked;
    }
}
