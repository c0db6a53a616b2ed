package org.clawpatrol.engine.expr;

import java.util.Optional;

/**
 * A regular expression that asks for nothing but one literal text at the beginning, at the end,
 * everywhere or anywhere, and so is answered without an automaton. Immutable.
 */
record PlainPattern(String literal, boolean atStart, boolean atEnd) {
    private static final String META = ".[]()*+?{}|^$\\";

    /** Empty for a pattern that asks for more. */
    static Optional<PlainPattern> of(String pattern) {
        boolean atStart = pattern.startsWith("^");
        StringBuilder literal = new StringBuilder();
        int at = atStart ? 1 : 0;
        while (at < pattern.length()) {
            int length = literalLength(pattern, at);
            if (length == 0) {
                break;
            }
            literal.append(pattern.charAt(at + length - 1));
            at += length;
        }
        return switch (pattern.substring(at)) {
            // What may follow may also be nothing.
            case "", ".*" -> Optional.of(new PlainPattern(literal.toString(), atStart, false));
            case "$" -> Optional.of(new PlainPattern(literal.toString(), atStart, true));
            default -> Optional.empty();
        };
    }

    /** How many characters stand for one literal character here; 0 where something else begins. */
    private static int literalLength(String pattern, int at) {
        char character = pattern.charAt(at);
        if (character == '\\' && at + 1 < pattern.length()) {
            char escaped = pattern.charAt(at + 1);
            boolean punctuation =
                    escaped > ' ' && escaped < 0x7f && !Character.isLetterOrDigit(escaped);
            return punctuation ? 2 : 0;
        }
        // A character of two halves is left to the automaton, which never takes one half for it.
        return META.indexOf(character) >= 0 || Character.isSurrogate(character) ? 0 : 1;
    }

    boolean isIn(String text) {
        if (atStart) {
            return atEnd ? text.equals(literal) : text.startsWith(literal);
        }
        return atEnd ? text.endsWith(literal) : text.contains(literal);
    }
}
