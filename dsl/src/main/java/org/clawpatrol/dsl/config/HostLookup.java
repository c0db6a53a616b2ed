package org.clawpatrol.dsl.config;

import java.util.Locale;
import java.util.Optional;

/**
 * A host as a peer named it, folded to the spelling that hosts are indexed under. Immutable.
 *
 * @param name lower-case name without a trailing dot, or a canonical IP literal
 * @param address whether it is an IP literal, which no wildcard can match
 */
record HostLookup(String name, boolean address) {
    private static final int LONGEST_NAME = 253;

    /** Empty for what cannot be the name of a host, such as a literal {@code *}. */
    static Optional<HostLookup> of(String host) {
        Optional<String> literal = IpLiteral.canonical(host);
        if (literal.isPresent()) {
            return Optional.of(new HostLookup(literal.get(), true));
        }
        String name = withoutTrailingDot(host);
        return isName(name)
                ? Optional.of(new HostLookup(name.toLowerCase(Locale.ROOT), false))
                : Optional.empty();
    }

    private static String withoutTrailingDot(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    private static boolean isName(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return false;
        }
        int labelStart = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '.') {
                if (i == labelStart) {
                    return false;
                }
                labelStart = i + 1;
            } else if (!isLabelCharacter(c)) {
                return false;
            }
        }
        return labelStart < name.length();
    }

    private static boolean isLabelCharacter(char c) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return letter || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
