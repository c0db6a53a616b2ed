package org.clawpatrol.dsl.hcl;

import java.util.ArrayDeque;
import java.util.Deque;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.Lexer;

/**
 * What the lexer must remember between tokens: open brackets, which decide what a newline and a
 * closing brace mean, and the markers of open heredocs. One thread.
 */
abstract class HclTokenSource extends Lexer {
    /** Stands on the bracket stack for an open <code>${</code> or <code>%{</code>. */
    private static final char TEMPLATE = '$';

    private final Deque<Character> brackets = new ArrayDeque<>();
    private final Deque<String> markers = new ArrayDeque<>();

    HclTokenSource(CharStream input) {
        super(input);
    }

    void newline() {
        Character innermost = brackets.peek();
        if (innermost != null && innermost != '{') {
            setChannel(HIDDEN);
        }
    }

    void open(char bracket) {
        brackets.push(bracket);
    }

    void openTemplate() {
        brackets.push(TEMPLATE);
    }

    void close() {
        brackets.poll();
    }

    /** A brace that closes a template sequence goes back to the text around it. */
    void closeBrace() {
        Character innermost = brackets.poll();
        if (innermost != null && innermost == TEMPLATE) {
            popMode();
        }
    }

    void openHeredoc() {
        String opening = getText();
        markers.push(opening.substring(opening.charAt(2) == '-' ? 3 : 2).strip());
    }

    void closeHeredoc() {
        markers.pop();
    }

    /** Whether the line that starts here holds nothing but the innermost heredoc's marker. */
    boolean closesHere() {
        if (markers.isEmpty() || getCharPositionInLine() != 0) {
            return false;
        }
        int offset = 1;
        while (isBlank(_input.LA(offset))) {
            offset++;
        }
        String marker = markers.element();
        for (int i = 0; i < marker.length(); i++) {
            if (_input.LA(offset + i) != marker.charAt(i)) {
                return false;
            }
        }
        return endsLine(offset + marker.length());
    }

    private boolean endsLine(int offset) {
        int at = offset;
        while (isBlank(_input.LA(at)) || _input.LA(at) == '\r') {
            at++;
        }
        return _input.LA(at) == '\n' || _input.LA(at) == IntStream.EOF;
    }

    private static boolean isBlank(int character) {
        return character == ' ' || character == '\t';
    }
}
