package org.clawpatrol.dsl.hcl;

import java.util.ArrayDeque;
import java.util.Deque;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Interval;

/**
 * What the lexer's grammar cannot say: where a heredoc ends, and where to go on after a string or
 * heredoc without end. One thread.
 */
abstract class ModalLexer extends Lexer {
    private static final String NO_MARKER = "";

    private final Deque<Opener> openers = new ArrayDeque<>();

    /** A string, which has no marker, or a heredoc that has begun. */
    private record Opener(int start, String marker) {
        boolean isString() {
            return marker.equals(NO_MARKER);
        }
    }

    ModalLexer(CharStream input) {
        super(input);
    }

    @Override
    public Token nextToken() {
        if (openers.isEmpty() || _mode == DEFAULT_MODE) {
            return super.nextToken();
        }
        if (_input.LA(1) == EOF) {
            return unterminated();
        }
        if (_mode == HclLexer.HEREDOC && _input.LA(-1) == '\n') {
            int end = endOfMarkerLine(openers.element().marker());
            return end < 0 ? super.nextToken() : heredocEnd(end);
        }
        return super.nextToken();
    }

    /** A brace too many must not stop the lexer; the nesting check reports it. */
    @Override
    public int popMode() {
        return _modeStack.isEmpty() ? _mode : super.popMode();
    }

    final void openString() {
        openers.push(new Opener(_tokenStartCharIndex, NO_MARKER));
    }

    final void closeString() {
        openers.pop();
    }

    final void openHeredoc() {
        String opening = getText();
        String marker = opening.substring(opening.startsWith("<<-") ? 3 : 2).strip();
        openers.push(new Opener(_tokenStartCharIndex, marker));
    }

    final void skipToEnd() {
        _input.seek(_input.size());
    }

    /**
     * Ends a string at its line's end. The token covers the string so far; reading goes on behind
     * the outermost string, because everything inside it is most likely misread.
     */
    final void breakString() {
        int lineEnd = _tokenStartCharIndex;
        _tokenStartCharIndex = openers.element().start();
        while (!openers.isEmpty() && openers.element().isString()) {
            while (_mode != HclLexer.QUOTED) {
                popMode();
            }
            popMode();
            openers.pop();
        }
        _input.seek(lineEnd);
    }

    private Token unterminated() {
        Opener opener = openers.pop();
        popMode();
        int type = opener.isString() ? HclLexer.UNTERMINATED_STRING : HclLexer.UNTERMINATED_HEREDOC;
        return token(type, opener.start(), _input.size());
    }

    private Token heredocEnd(int end) {
        int start = _input.index();
        openers.pop();
        popMode();
        _input.seek(end);
        return token(HclLexer.HEREDOC_END, start, end);
    }

    private Token token(int type, int start, int end) {
        return _factory.create(
                _tokenFactorySourcePair, type, null, Token.DEFAULT_CHANNEL, start, end - 1, 0, 0);
    }

    /** The end of the line that begins here if it holds the marker alone, else -1. */
    private int endOfMarkerLine(String marker) {
        int start = _input.index();
        int length = 1;
        while (_input.LA(1) != '\n') {
            if (_input.LA(1) == EOF || length > 2 * marker.length() + 4096) {
                _input.seek(start);
                return -1;
            }
            _input.consume();
            length++;
        }
        int end = _input.LA(-1) == '\r' ? _input.index() - 1 : _input.index();
        _input.seek(start);
        String line = _input.getText(Interval.of(start, end - 1));
        return WhiteSpace.trim(line).equals(marker) ? end : -1;
    }
}
