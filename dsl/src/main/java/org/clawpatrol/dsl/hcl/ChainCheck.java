package org.clawpatrol.dsl.hcl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.Span;

/**
 * Limits how many operators and steps one expression strings together, because their tree is as
 * deep as the chain is long. Reads filtered tokens with paired brackets. One thread, one use.
 */
final class ChainCheck {
    static final int LIMIT = 500;

    private final Deque<Integer> outer = new ArrayDeque<>();
    private int outerTotal;
    private int current;
    private boolean afterValue;

    /** Reports the first chain that is too long. */
    void check(Source source, List<Token> tokens, Diagnostics diagnostics) {
        for (Token token : tokens) {
            advance(token);
            afterValue = endsValue(token);
            if (outerTotal + current > LIMIT) {
                Span span = new Span(source, token.getStartIndex(), token.getStopIndex() + 1);
                diagnostics.add(
                        Diagnostic.error(
                                        SyntaxErrors.ID,
                                        span,
                                        "the expression has more than " + LIMIT + " operators")
                                .help("write it as a list, or split it into several attributes"));
                return;
            }
        }
    }

    private void advance(Token token) {
        if (Bracket.openedBy(token).isPresent()) {
            current += token.getType() == HclLexer.LBRACK && afterValue ? 1 : 0;
            outer.push(current);
            outerTotal += current;
            current = 0;
        } else if (Bracket.closes(token)) {
            current = outer.pop();
            outerTotal -= current;
        } else {
            count(token);
        }
    }

    /** Whether a bracket that follows is an index. */
    private static boolean endsValue(Token token) {
        return switch (token.getType()) {
            case HclLexer.IDENTIFIER, HclLexer.IN, HclLexer.IF, HclLexer.NUMBER -> true;
            default -> Bracket.closes(token);
        };
    }

    private void count(Token token) {
        switch (token.getType()) {
            case HclLexer.COMMA, HclLexer.NEWLINE -> current = 0;
            case HclLexer.DOT,
                    HclLexer.QUESTION,
                    HclLexer.EQUAL,
                    HclLexer.NOT_EQUAL,
                    HclLexer.LESS,
                    HclLexer.LESS_OR_EQUAL,
                    HclLexer.GREATER,
                    HclLexer.GREATER_OR_EQUAL,
                    HclLexer.AND,
                    HclLexer.OR,
                    HclLexer.NOT,
                    HclLexer.PLUS,
                    HclLexer.MINUS,
                    HclLexer.STAR,
                    HclLexer.SLASH,
                    HclLexer.PERCENT ->
                    current++;
            default -> {}
        }
    }
}
