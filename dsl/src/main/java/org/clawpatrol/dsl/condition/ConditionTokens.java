package org.clawpatrol.dsl.condition;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Source;

/**
 * Splits well-formed conditions into tokens with their comments. Two conditions whose tokens are
 * equal in text, comments aside, have the same tree: the parser sees nothing else. One thread, one
 * use.
 */
public final class ConditionTokens {
    private final String text;
    private final List<ConditionToken> found = new ArrayList<>();

    /** For each open bracket, how many choices wait for their colon. */
    private final Deque<Integer> choices = new ArrayDeque<>();

    private ConditionTokens(String text) {
        this.text = text;
        choices.push(0);
    }

    /** Empty where the text is no condition by its syntax. */
    public static Optional<List<ConditionToken>> of(String text) {
        MappedText own = MappedText.verbatim(new Source("condition", text));
        return new SyntaxReader(new Problems(new Diagnostics()))
                .read(own)
                .map(_ -> new ConditionTokens(text).read(new Positions(own)));
    }

    private List<ConditionToken> read(Positions positions) {
        ConditionLexer lexer = new ConditionLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        int end = 0;
        for (Token token : lexer.getAllTokens()) {
            int start = positions.of(token).start();
            comments(end, start);
            end = positions.of(token).end();
            add(kind(token.getType()), start, end);
        }
        comments(end, text.length());
        return List.copyOf(found);
    }

    private void comments(int from, int to) {
        int at = text.indexOf("//", from, to);
        while (at >= 0) {
            int end = at;
            while (end < to && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            add(ConditionToken.Kind.COMMENT, at, end);
            at = text.indexOf("//", end, to);
        }
    }

    private void add(ConditionToken.Kind kind, int start, int end) {
        int from = found.isEmpty() ? 0 : found.getLast().end();
        boolean newLine = text.substring(from, start).indexOf('\n') >= 0;
        found.add(new ConditionToken(kind, text.substring(start, end), start, end, newLine));
    }

    private ConditionToken.Kind kind(int type) {
        return switch (type) {
            case ConditionLexer.AND -> ConditionToken.Kind.AND;
            case ConditionLexer.OR -> ConditionToken.Kind.OR;
            case ConditionLexer.NOT -> ConditionToken.Kind.PREFIX;
            case ConditionLexer.MINUS ->
                    followsOperand() ? ConditionToken.Kind.BINARY : ConditionToken.Kind.PREFIX;
            case ConditionLexer.DOT -> ConditionToken.Kind.DOT;
            case ConditionLexer.COMMA -> ConditionToken.Kind.COMMA;
            case ConditionLexer.COLON -> colon();
            case ConditionLexer.QUESTION -> question();
            case ConditionLexer.LPAREN, ConditionLexer.LBRACKET, ConditionLexer.LBRACE -> {
                choices.push(0);
                yield ConditionToken.Kind.OPENING;
            }
            case ConditionLexer.RPAREN, ConditionLexer.RBRACKET, ConditionLexer.RBRACE -> {
                choices.pop();
                yield ConditionToken.Kind.CLOSING;
            }
            case ConditionLexer.IDENTIFIER,
                    ConditionLexer.QUOTED_IDENTIFIER,
                    ConditionLexer.INT,
                    ConditionLexer.UINT,
                    ConditionLexer.DOUBLE,
                    ConditionLexer.STRING,
                    ConditionLexer.BYTES,
                    ConditionLexer.TRUE,
                    ConditionLexer.FALSE,
                    ConditionLexer.NULL ->
                    ConditionToken.Kind.OPERAND;
            default -> ConditionToken.Kind.BINARY;
        };
    }

    private ConditionToken.Kind colon() {
        if (choices.element() == 0) {
            return ConditionToken.Kind.COLON;
        }
        choices.push(choices.pop() - 1);
        return ConditionToken.Kind.CHOICE;
    }

    private ConditionToken.Kind question() {
        if (!followsOperand()) {
            return ConditionToken.Kind.MARKER;
        }
        choices.push(choices.pop() + 1);
        return ConditionToken.Kind.CHOICE;
    }

    private boolean followsOperand() {
        for (ConditionToken token : found.reversed()) {
            if (token.kind() != ConditionToken.Kind.COMMENT) {
                return token.kind() == ConditionToken.Kind.OPERAND
                        || token.kind() == ConditionToken.Kind.CLOSING;
            }
        }
        return false;
    }
}
