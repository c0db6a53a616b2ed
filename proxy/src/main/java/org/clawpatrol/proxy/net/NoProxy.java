package org.clawpatrol.proxy.net;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.dsl.config.HostEntry;
import org.clawpatrol.dsl.config.HostPattern;
import org.clawpatrol.proxy.tls.ServerName;

/** The destinations that are reached without the upstream proxy. Immutable; safe to share. */
final class NoProxy {
    private final List<HostPattern> names = new ArrayList<>();
    private final List<AddressRange> ranges = new ArrayList<>();

    /**
     * @param entries names, {@code *.suffix}, addresses, networks; each well-formed
     */
    NoProxy(List<String> entries) {
        for (String entry : entries) {
            if (entry.indexOf('/') >= 0) {
                ranges.add(AddressRange.of(entry));
            } else if (HostEntry.parse(entry) instanceof HostEntry.Valid(HostPattern host)) {
                add(host);
            }
        }
    }

    private void add(HostPattern host) {
        ServerName.parse(host.name())
                .flatMap(ServerName::literal)
                .ifPresentOrElse(
                        address ->
                                ranges.add(
                                        AddressRange.of(
                                                host.name()
                                                        + "/"
                                                        + address.getAddress().length * Byte.SIZE)),
                        () -> names.add(host));
    }

    /** Whether the name itself is exempt, or the address where it is a literal. */
    boolean exempts(ServerName host) {
        return host.literal().filter(this::contains).isPresent()
                || names.stream().anyMatch(entry -> matches(entry, host.text()));
    }

    /** Whether every address a name leads to is in an exempt network. */
    boolean exempts(List<InetAddress> found) {
        return !ranges.isEmpty() && found.stream().allMatch(this::contains);
    }

    private boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return ranges.stream().anyMatch(range -> range.contains(bytes));
    }

    private static boolean matches(HostPattern entry, String host) {
        return entry.wildcard() ? host.endsWith("." + entry.name()) : host.equals(entry.name());
    }
}
