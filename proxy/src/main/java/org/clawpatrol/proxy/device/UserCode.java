package org.clawpatrol.proxy.device;

import java.util.Locale;
import java.util.random.RandomGenerator;

/** The code a person compares on both screens, such as {@code KRTW-4829}. */
final class UserCode {
    // Without letters and digits that are easily taken for one another.
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String DIGITS = "23456789";
    private static final int HALF = 4;

    private UserCode() {}

    static String next(RandomGenerator random) {
        var code = new StringBuilder(2 * HALF + 1);
        for (int i = 0; i < HALF; i++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        code.append('-');
        for (int i = 0; i < HALF; i++) {
            code.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return code.toString();
    }

    /** The form under which codes are compared. */
    static String folded(String typed) {
        return typed.strip().toUpperCase(Locale.ROOT);
    }
}
