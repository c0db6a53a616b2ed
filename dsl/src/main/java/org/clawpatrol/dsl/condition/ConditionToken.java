package org.clawpatrol.dsl.condition;

/**
 * One word, sign or comment of a condition, for tools that keep what its author wrote.
 *
 * @param start in UTF-16 units of the condition's text
 * @param end exclusive
 * @param newLine whether a line ended before it and after the token in front of it
 */
public record ConditionToken(Kind kind, String text, int start, int end, boolean newLine) {

    /** What a token is. */
    public enum Kind {
        /** From {@code //} to the end of its line. */
        COMMENT,
        /** A name, a literal, {@code true}, {@code false} or {@code null}. */
        OPERAND,
        /** An operator between two operands, {@code in} among them, but none of the next. */
        BINARY,
        AND,
        OR,
        /** Either sign of {@code a ? b : c}. */
        CHOICE,
        /** {@code !}, or {@code -} in front of its operand. */
        PREFIX,
        DOT,
        COMMA,
        /** Between the key and the value of a map's entry or a message's field. */
        COLON,
        /** The question mark of {@code a.?b}, {@code a[?k]} or {@code [?e]}. */
        MARKER,
        OPENING,
        CLOSING
    }
}
