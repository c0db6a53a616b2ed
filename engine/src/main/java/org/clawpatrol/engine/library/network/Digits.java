package org.clawpatrol.engine.library.network;

/** ASCII digits; the JDK's own tests accept those of other scripts. Stateless. */
final class Digits {
    private Digits() {}

    static boolean areDecimal(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    static boolean areHexadecimal(String text) {
        return !text.isEmpty()
                && text.chars()
                        .allMatch(
                                c ->
                                        (c >= '0' && c <= '9')
                                                || (c >= 'a' && c <= 'f')
                                                || (c >= 'A' && c <= 'F'));
    }
}
