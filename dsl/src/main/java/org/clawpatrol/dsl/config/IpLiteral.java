package org.clawpatrol.dsl.config;

import java.net.InetAddress;
import java.util.Optional;

/** Reads IP address literals into one canonical spelling. Stateless. */
final class IpLiteral {
    private static final int LONGEST = 45;

    private IpLiteral() {}

    /**
     * The canonical spelling of a complete IPv4 or IPv6 literal; empty for anything else, short
     * IPv4 forms and zone identifiers included. Never asks a resolver.
     *
     * @param text without brackets
     */
    static Optional<String> canonical(String text) {
        if (text.indexOf(':') >= 0) {
            return v6(text);
        }
        return isV4(text) ? Optional.of(text) : Optional.empty();
    }

    private static Optional<String> v6(String text) {
        if (text.length() > LONGEST || !text.chars().allMatch(IpLiteral::v6Character)) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text).getHostAddress());
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static boolean v6Character(int c) {
        return c < 128 && (c == ':' || c == '.' || Character.digit(c, 16) >= 0);
    }

    private static boolean isV4(String text) {
        boolean endsInDigit = !text.isEmpty() && isDigit(text.charAt(text.length() - 1));
        if (!endsInDigit) {
            return false;
        }
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            if (!isOctet(part)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** A leading zero is refused: some readers take it for octal. */
    private static boolean isOctet(String part) {
        boolean leadingZero = part.length() > 1 && part.charAt(0) == '0';
        if (part.isEmpty() || part.length() > 3 || leadingZero) {
            return false;
        }
        return part.chars().allMatch(IpLiteral::isDigit) && Integer.parseInt(part) <= 255;
    }
}
