package org.clawpatrol.engine.tree;

import java.util.Optional;

/**
 * The literal text every match of an anchored regular expression begins with. Reads RE2 syntax only
 * as far as it is sure: {@code ^} and literal characters up to the first that has a meaning.
 * Stateless.
 */
final class AnchoredPrefix {
    private static final String META = ".[]()*+?{}|^$";

    private AnchoredPrefix() {}

    static Optional<String> of(String pattern) {
        // An alternative, or a flag that changes what letters mean, could begin otherwise.
        if (!pattern.startsWith("^") || pattern.indexOf('|') >= 0 || pattern.contains("(?")) {
            return Optional.empty();
        }
        StringBuilder prefix = new StringBuilder();
        int at = 1;
        while (at < pattern.length()) {
            int length = literalLength(pattern, at);
            if (length == 0 || isRepeated(pattern, at + length)) {
                break;
            }
            prefix.append(pattern.charAt(at + length - 1));
            at += length;
        }
        return prefix.isEmpty() ? Optional.empty() : Optional.of(prefix.toString());
    }

    /** How many characters stand for one literal character here; 0 where something else begins. */
    private static int literalLength(String pattern, int at) {
        char character = pattern.charAt(at);
        if (character == '\\') {
            boolean escaped = at + 1 < pattern.length() && isPunctuation(pattern.charAt(at + 1));
            return escaped ? 2 : 0;
        }
        // A character of two halves is left to the full evaluation.
        return META.indexOf(character) >= 0 || Character.isSurrogate(character) ? 0 : 1;
    }

    private static boolean isPunctuation(char character) {
        return character > ' ' && character < 0x7f && !Character.isLetterOrDigit(character);
    }

    private static boolean isRepeated(String pattern, int at) {
        return at < pattern.length() && "*?{+".indexOf(pattern.charAt(at)) >= 0;
    }
}
