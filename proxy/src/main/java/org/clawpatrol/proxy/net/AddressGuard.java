package org.clawpatrol.proxy.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.clawpatrol.proxy.tls.ServerName;

/**
 * Says which addresses no agent may reach through the gateway: its own, its host's, its networks'
 * and their metadata services. Ranges are those of the IANA special-purpose registries. Immutable;
 * safe to share.
 */
public final class AddressGuard {
    private static final List<AddressRange> REFUSED =
            Stream.of(
                            "0.0.0.0/8", // this host
                            "10.0.0.0/8", // private
                            "100.64.0.0/10", // shared by carriers; a cloud's metadata service
                            "127.0.0.0/8", // loopback
                            "168.63.129.16/32", // a cloud's host agent
                            "169.254.0.0/16", // link-local; metadata services
                            "172.16.0.0/12", // private
                            "192.0.0.0/24", // protocol assignments; a cloud's metadata service
                            "192.168.0.0/16", // private
                            "198.18.0.0/15", // benchmarks
                            "224.0.0.0/4", // multicast
                            "240.0.0.0/4", // reserved, limited broadcast
                            "::/96", // unspecified, loopback, IPv4-compatible
                            "64:ff9b:1::/48", // local translation
                            "2001::/32", // Teredo
                            "2002::/16", // 6to4
                            "fc00::/7", // unique local; a cloud's metadata service
                            "fe80::/10", // link-local
                            "fec0::/10", // site-local
                            "ff00::/8") // multicast
                    .map(AddressRange::of)
                    .toList();

    /** Ranges whose last four bytes are the IPv4 address really reached. */
    private static final List<AddressRange> EMBEDDING =
            Stream.of("::ffff:0:0/96", "64:ff9b::/96").map(AddressRange::of).toList();

    private final Set<InetAddress> own;

    private AddressGuard(Set<InetAddress> own) {
        this.own = Set.copyOf(own);
    }

    /**
     * @param listeners where the gateway itself listens; a wildcard address stands for every
     *     address of the machine
     */
    public static AddressGuard protecting(Collection<InetSocketAddress> listeners)
            throws SocketException {
        Set<InetAddress> own = new HashSet<>();
        for (InetSocketAddress listener : listeners) {
            InetAddress address = listener.getAddress();
            if (address == null) {
                continue;
            }
            if (address.isAnyLocalAddress()) {
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .forEach(own::add);
            } else {
                own.add(address);
            }
        }
        return new AddressGuard(own);
    }

    /** Whether an agent may reach the address. */
    public boolean allows(InetAddress address) {
        return !own.contains(address) && allows(address.getAddress());
    }

    private static boolean allows(byte[] address) {
        if (REFUSED.stream().anyMatch(range -> range.contains(address))) {
            return false;
        }
        if (EMBEDDING.stream().noneMatch(range -> range.contains(address))) {
            return true;
        }
        return allows(Arrays.copyOfRange(address, address.length - 4, address.length));
    }

    /** Whether a name can be told to be out of bounds without resolving it. */
    boolean refusesUnresolved(ServerName name) {
        return name.disguisedAddress()
                || name.text().equals("localhost")
                || name.text().endsWith(".localhost")
                || name.literal().filter(address -> !allows(address)).isPresent();
    }
}
