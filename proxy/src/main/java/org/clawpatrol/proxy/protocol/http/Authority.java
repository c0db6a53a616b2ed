package org.clawpatrol.proxy.protocol.http;

import java.util.Optional;

/**
 * A host with an optional port as it may stand in a {@code Host} field or an absolute target.
 *
 * @param host lower case, without one trailing dot and without the brackets of an IPv6 literal
 * @param port empty when none was given
 */
record Authority(String host, Optional<Integer> port) {
    private static final int MAX_LENGTH = 255 + 8;

    /** Reads an authority; empty when it is not one: user names, lists, paths, escapes. */
    static Optional<Authority> parse(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        int hostEnd = text.charAt(0) == '[' ? text.indexOf(']') + 1 : hostNameEnd(text);
        if (hostEnd <= 0) {
            return Optional.empty();
        }
        Optional<String> host = host(text.substring(0, hostEnd));
        if (host.isEmpty() || hostEnd == text.length()) {
            return host.map(name -> new Authority(name, Optional.empty()));
        }
        if (text.charAt(hostEnd) != ':') {
            return Optional.empty();
        }
        return port(text.substring(hostEnd + 1))
                .map(port -> new Authority(host.get(), Optional.of(port)));
    }

    /** Whether this names the same host and port, where no port means {@code defaultPort}. */
    boolean names(String otherHost, int otherPort, int defaultPort) {
        return host.equals(otherHost) && port.orElse(defaultPort) == otherPort;
    }

    private static int hostNameEnd(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? text.length() : colon;
    }

    private static Optional<String> host(String text) {
        if (text.charAt(0) == '[') {
            String literal = text.substring(1, text.length() - 1);
            return isAddress(literal) ? Optional.of(Ascii.lower(literal)) : Optional.empty();
        }
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        return isName(name) ? Optional.of(Ascii.lower(name)) : Optional.empty();
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!isNameCharacter(name.charAt(i))) {
                return false;
            }
        }
        return !name.isEmpty() && !name.startsWith(".") && !name.contains("..");
    }

    private static boolean isNameCharacter(char c) {
        return Ascii.isDigit(c)
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == '-'
                || c == '_'
                || c == '.';
    }

    private static boolean isAddress(String literal) {
        return literal.indexOf(':') >= 0
                && literal.chars().allMatch(c -> Ascii.hexValue(c) >= 0 || c == ':' || c == '.');
    }

    private static Optional<Integer> port(String text) {
        if (text.length() > 5 || !Ascii.isNumber(text)) {
            return Optional.empty();
        }
        int port = Integer.parseInt(text);
        return port >= 1 && port <= 65535 ? Optional.of(port) : Optional.empty();
    }
}
