package org.clawpatrol.dsl.condition;

/**
 * The parts of a string or bytes literal. Immutable.
 *
 * @param bytes whether it has the prefix {@code b}
 * @param raw whether it has the prefix {@code r}, which makes a backslash an ordinary character
 * @param body what stands between the quotes
 * @param offset where the body starts inside the token
 */
record TextLiteral(boolean bytes, boolean raw, String body, int offset) {

    static TextLiteral of(String token) {
        int start = 0;
        boolean bytes = isPrefix(token, start, 'b');
        start += bytes ? 1 : 0;
        boolean raw = isPrefix(token, start, 'r');
        start += raw ? 1 : 0;
        boolean triple = token.startsWith("\"\"\"", start) || token.startsWith("'''", start);
        int quotes = triple ? 3 : 1;
        String body = token.substring(start + quotes, token.length() - quotes);
        return new TextLiteral(bytes, raw, body, start + quotes);
    }

    private static boolean isPrefix(String token, int index, char prefix) {
        return Character.toLowerCase(token.charAt(index)) == prefix;
    }
}
