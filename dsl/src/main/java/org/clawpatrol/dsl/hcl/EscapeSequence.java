package org.clawpatrol.dsl.hcl;

import org.antlr.v4.runtime.Token;

/** A backslash and what it stands for. Stateless. */
final class EscapeSequence {
    private EscapeSequence() {}

    static boolean isValid(Token token) {
        if (token.getType() == HclLexer.INVALID_ESCAPE) {
            return false;
        }
        String text = token.getText();
        return text.length() == 2 || isScalarValue(Long.parseLong(text, 2, text.length(), 16));
    }

    private static boolean isScalarValue(long value) {
        boolean surrogate = value >= 0xd800 && value <= 0xdfff;
        return value <= Character.MAX_CODE_POINT && !surrogate;
    }

    /** The character of a valid sequence. */
    static String decode(String sequence) {
        return switch (sequence.charAt(1)) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'u', 'U' ->
                    Character.toString(Integer.parseInt(sequence, 2, sequence.length(), 16));
            default -> sequence.substring(1);
        };
    }
}
