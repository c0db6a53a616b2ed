package org.clawpatrol.proxy.protocol.http.graphql;

/**
 * Splits a GraphQL document into tokens (GraphQL specification of October 2021, section 2.1). One
 * thread.
 */
final class Lexer {
    private static final char END = 0;
    private static final String BLOCK = "\"\"\"";

    private final String text;
    private int position;

    Lexer(String text) {
        this.text = text;
    }

    Token next() throws MalformedDocumentException {
        skipIgnored();
        if (position >= text.length()) {
            return Token.END;
        }
        char first = text.charAt(position);
        if (isNameStart(first)) {
            return name();
        }
        if (first == '"') {
            return text.startsWith(BLOCK, position) ? blockString() : string();
        }
        return first == '-' || isDigit(first) ? number() : punctuator(first);
    }

    private void skipIgnored() {
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == '#') {
                skipComment();
            } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ',' || c == 0xFEFF) {
                position++;
            } else {
                return;
            }
        }
    }

    private void skipComment() {
        while (position < text.length() && peek() != '\n' && peek() != '\r') {
            position++;
        }
    }

    private Token name() {
        int start = position;
        while (isNameStart(peek()) || isDigit(peek())) {
            position++;
        }
        return new Token(Token.Kind.NAME, text.substring(start, position));
    }

    private Token punctuator(char first) throws MalformedDocumentException {
        if (text.startsWith("...", position)) {
            position += 3;
            return new Token(Token.Kind.PUNCTUATOR, "...");
        }
        if ("!$&():=@[]{|}".indexOf(first) < 0) {
            throw new MalformedDocumentException();
        }
        position++;
        return new Token(Token.Kind.PUNCTUATOR, String.valueOf(first));
    }

    private Token number() throws MalformedDocumentException {
        skip('-');
        if (peek() == '0') {
            position++;
        } else {
            digits();
        }
        if (skip('.')) {
            digits();
        }
        if (skip('e') || skip('E')) {
            if (!skip('+')) {
                skip('-');
            }
            digits();
        }
        if (isNameStart(peek()) || isDigit(peek()) || peek() == '.') {
            throw new MalformedDocumentException();
        }
        return Token.NUMBER;
    }

    private void digits() throws MalformedDocumentException {
        if (!isDigit(peek())) {
            throw new MalformedDocumentException();
        }
        while (isDigit(peek())) {
            position++;
        }
    }

    private Token string() throws MalformedDocumentException {
        position++;
        while (!skip('"')) {
            char c = peek();
            if (position >= text.length() || c == '\n' || c == '\r') {
                throw new MalformedDocumentException();
            }
            position++;
            if (c == '\\') {
                escape();
            }
        }
        return Token.STRING;
    }

    private void escape() throws MalformedDocumentException {
        char c = peek();
        position++;
        if (c == 'u') {
            unicodeEscape();
        } else if ("\"\\/bfnrt".indexOf(c) < 0) {
            throw new MalformedDocumentException();
        }
    }

    /** Four hexadecimal digits, or any number of them in braces. */
    private void unicodeEscape() throws MalformedDocumentException {
        boolean braces = skip('{');
        int start = position;
        while (isHex(peek()) && (braces || position - start < 4)) {
            position++;
        }
        boolean complete = braces ? position > start && skip('}') : position - start == 4;
        if (!complete) {
            throw new MalformedDocumentException();
        }
    }

    private Token blockString() throws MalformedDocumentException {
        int from = position + BLOCK.length();
        int end = text.indexOf(BLOCK, from);
        while (end > 0 && text.charAt(end - 1) == '\\') {
            end = text.indexOf(BLOCK, end + BLOCK.length());
        }
        if (end < 0) {
            throw new MalformedDocumentException();
        }
        position = end + BLOCK.length();
        return Token.STRING;
    }

    private boolean skip(char wanted) {
        boolean found = position < text.length() && text.charAt(position) == wanted;
        position += found ? 1 : 0;
        return found;
    }

    private char peek() {
        return position < text.length() ? text.charAt(position) : END;
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isHex(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
