package org.clawpatrol.dsl.explain;

import java.util.List;
import java.util.Locale;

/**
 * Tells names of header fields and members whose values records, approvers and explanations do not
 * show. Stateless.
 */
public final class SensitiveNames {
    /** What is shown instead of the value. */
    public static final String HIDDEN = "***";

    private static final List<String> WORDS =
            List.of("auth", "token", "secret", "key", "password", "cookie");

    private SensitiveNames() {}

    public static boolean contains(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String word : WORDS) {
            if (lower.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
