package org.clawpatrol.engine.library.network;

import java.net.InetAddress;
import java.util.Optional;
import org.clawpatrol.engine.value.NetworkValue;

/** Reads networks: an address, a slash and the length of the prefix. Stateless. */
final class NetworkReader {
    private NetworkReader() {}

    static Optional<NetworkValue> read(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || AddressReader.isMapped(text.substring(0, slash))) {
            return Optional.empty();
        }
        String digits = text.substring(slash + 1);
        boolean plain = digits.length() <= 3 && Digits.areDecimal(digits);
        if (!plain || (digits.length() > 1 && digits.startsWith("0"))) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(digits);
        Optional<InetAddress> address = AddressReader.read(text.substring(0, slash));
        return address.filter(each -> prefix <= each.getAddress().length * Byte.SIZE)
                .map(each -> new NetworkValue(each, prefix));
    }
}
