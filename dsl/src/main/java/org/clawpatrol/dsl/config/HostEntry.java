package org.clawpatrol.dsl.config;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** What one entry of {@code hosts} turned out to be. Immutable. */
public sealed interface HostEntry {

    record Valid(HostPattern pattern) implements HostEntry {}

    /**
     * @param problem lower-case, to be put after the entry
     */
    record Malformed(String problem) implements HostEntry {}

    /**
     * Reads {@code name}, {@code name:port}, an IPv4 literal with or without port, {@code
     * [v6]:port}, a bare IPv6 literal, {@code *.suffix} or {@code *.suffix:port}.
     */
    static HostEntry parse(String entry) {
        if (entry.isEmpty()) {
            return new Malformed("is empty");
        }
        if (entry.chars().anyMatch(c -> c <= ' ' || c == '/' || c == '@' || c == 0x7f)) {
            return new Malformed("is not a host name; write it without scheme, path or blanks");
        }
        int colon = entry.lastIndexOf(':');
        if (colon < 0) {
            return host(entry, OptionalInt.empty());
        }
        if (entry.startsWith("[")) {
            return bracketed(entry);
        }
        if (entry.indexOf(':') < colon) {
            return IpLiteral.canonical(entry)
                    .<HostEntry>map(v6 -> valid(v6, false, OptionalInt.empty()))
                    .orElseGet(() -> new Malformed("has more than one `:`"));
        }
        return withPort(entry.substring(0, colon), entry.substring(colon + 1));
    }

    private static HostEntry bracketed(String entry) {
        int close = entry.indexOf("]:");
        Optional<String> literal =
                close < 0 ? Optional.empty() : IpLiteral.canonical(entry.substring(1, close));
        if (literal.isEmpty() || literal.get().indexOf(':') < 0) {
            return new Malformed("is not `[IPv6 address]:port`");
        }
        return withPort(literal.get(), entry.substring(close + 2));
    }

    private static HostEntry withPort(String host, String portText) {
        OptionalInt port = port(portText);
        if (port.isEmpty()) {
            return new Malformed("has no port from 1 to 65535 after the `:`");
        }
        return host.isEmpty() ? new Malformed("has no host before the `:`") : host(host, port);
    }

    private static OptionalInt port(String digits) {
        boolean number =
                !digits.isEmpty()
                        && digits.length() <= 5
                        && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int port = number ? Integer.parseInt(digits) : 0;
        return port >= 1 && port <= 65535 ? OptionalInt.of(port) : OptionalInt.empty();
    }

    private static HostEntry host(String host, OptionalInt port) {
        if (host.startsWith("*.")) {
            return suffix(host.substring(2), port);
        }
        if (host.indexOf('*') >= 0) {
            return new Malformed("has a `*` that is not the whole first label");
        }
        Optional<String> literal = IpLiteral.canonical(host);
        return literal.<HostEntry>map(address -> valid(address, false, port))
                .orElseGet(() -> name(host, false, port));
    }

    private static HostEntry suffix(String suffix, OptionalInt port) {
        if (suffix.isEmpty() || suffix.startsWith(".") || suffix.endsWith(".")) {
            return new Malformed("has no proper suffix after `*.`");
        }
        if (suffix.indexOf('*') >= 0) {
            return new Malformed("has more than one `*`");
        }
        if (suffix.contains("..")) {
            return new Malformed("has an empty label");
        }
        if (IpLiteral.canonical(suffix).isPresent()) {
            return new Malformed("is a wildcard over an IP address");
        }
        if (suffix.indexOf('.') < 0) {
            return new Malformed("is a wildcard over a whole top-level domain");
        }
        return name(suffix, true, port);
    }

    /** Names arrive on the wire in their ASCII form, so that is the form to keep. */
    private static HostEntry name(String name, boolean wildcard, OptionalInt port) {
        String rooted = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        boolean ascii = rooted.chars().allMatch(c -> c < 128);
        try {
            return valid(ascii ? rooted : IDN.toASCII(rooted), wildcard, port);
        } catch (IllegalArgumentException notRepresentable) {
            return new Malformed("has no form that can stand in a domain name");
        }
    }

    private static HostEntry valid(String name, boolean wildcard, OptionalInt port) {
        return name.isEmpty()
                ? new Malformed("is empty")
                : new Valid(new HostPattern(name.toLowerCase(Locale.ROOT), wildcard, port));
    }
}
