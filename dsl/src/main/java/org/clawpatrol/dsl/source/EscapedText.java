package org.clawpatrol.dsl.source;

/**
 * Texts between quotation marks, with the escapes that HCL and conditions have in common.
 * Stateless.
 */
public final class EscapedText {
    private EscapedText() {}

    /**
     * On one line; quotation marks, backslashes and control characters are escaped.
     *
     * @param quote stands on both sides
     */
    public static String between(char quote, String text) {
        StringBuilder quoted = new StringBuilder().append(quote);
        text.codePoints().forEach(character -> append(quoted, quote, character));
        return quoted.append(quote).toString();
    }

    private static void append(StringBuilder quoted, char quote, int character) {
        switch (character) {
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            default -> {
                if (character == quote || character == '\\') {
                    quoted.append('\\').appendCodePoint(character);
                } else if (Character.isISOControl(character)) {
                    quoted.append(String.format("\\u%04x", character));
                } else {
                    quoted.appendCodePoint(character);
                }
            }
        }
    }
}
