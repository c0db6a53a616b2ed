package org.clawpatrol.proxy.protocol.kubernetes;

import java.util.regex.Pattern;

/** Decimal numbers as Go reads them. Stateless. */
final class WholeNumber {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]++");

    private WholeNumber() {}

    /**
     * Whether a text is a signed number of 64 bits; any number of leading zeros may stand there.
     */
    static boolean isInt64(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            return false;
        }
        try {
            Long.parseLong(text);
            return true;
        } catch (NumberFormatException _) {
            return false;
        }
    }
}
