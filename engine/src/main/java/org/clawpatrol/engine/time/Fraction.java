package org.clawpatrol.engine.time;

import java.util.Locale;

/** The decimals of a second. Stateless. */
final class Fraction {
    private Fraction() {}

    /**
     * A point and the decimals without zeros at the end; nothing for a whole second.
     *
     * @param nanoseconds from 0 to 999,999,999
     */
    static String text(int nanoseconds) {
        if (nanoseconds == 0) {
            return "";
        }
        String digits = String.format(Locale.ROOT, ".%09d", nanoseconds);
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, end);
    }
}
