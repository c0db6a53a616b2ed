package org.clawpatrol.proxy.net;

import io.netty.util.NetUtil;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A block of addresses. Immutable.
 *
 * @param prefix 4 or 16 bytes
 * @param bits leading bits that count
 */
record AddressRange(List<Byte> prefix, int bits) {

    /**
     * @param text such as {@code 10.0.0.0/8}
     */
    static AddressRange of(String text) {
        int slash = text.indexOf('/');
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text.substring(0, slash));
        return new AddressRange(
                IntStream.range(0, bytes.length).mapToObj(i -> bytes[i]).toList(),
                Integer.parseInt(text.substring(slash + 1)));
    }

    boolean contains(byte[] address) {
        if (address.length != prefix.size()) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += Byte.SIZE) {
            int mask = 0xff << Math.max(0, Byte.SIZE - (bits - bit));
            if (((address[bit / Byte.SIZE] ^ prefix.get(bit / Byte.SIZE)) & mask & 0xff) != 0) {
                return false;
            }
        }
        return true;
    }
}
