package org.clawpatrol.dsl.hcl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Span;

/**
 * Looks over the tokens before they are parsed: what cannot be a token, what is opened and never
 * closed, and what is nested or long beyond the limits that keep the parser's stack bounded. One
 * thread.
 */
final class TokenCheck {
    static final int MAX_DEPTH = 128;
    static final int MAX_OPERATORS = 1000;
    static final int MAX_TOKENS = 20_000_000;

    private final Places places;
    private final SyntaxProblems problems;
    private final Deque<Token> open = new ArrayDeque<>();
    private int operators;
    private int prefixes;
    private boolean tooDeep;

    TokenCheck(Places places, SyntaxProblems problems) {
        this.places = places;
        this.problems = problems;
    }

    void check(List<Token> tokens) {
        if (tokens.size() > MAX_TOKENS) {
            report(
                    tokens.getLast(),
                    "the file has more than " + MAX_TOKENS + " tokens",
                    "split it");
            return;
        }
        tokens.forEach(this::look);
        while (!open.isEmpty()) {
            neverClosed(open.pop());
        }
    }

    private void look(Token token) {
        switch (token.getType()) {
            case HclLexer.INVALID, HclLexer.QUOTED_INVALID -> invalid(token);
            case HclLexer.QUOTED_NEWLINE -> {
                Token quote = open.pop();
                problems.add(
                        Diagnostic.error(
                                        SyntaxProblems.ID,
                                        places.of(quote),
                                        "the string is not closed on its line")
                                .help("close it with `\"`; text over several lines is a heredoc"));
            }
            case HclLexer.LPAREN, HclLexer.LBRACKET, HclLexer.LBRACE -> opened(token);
            case HclLexer.QUOTE,
                    HclLexer.HEREDOC_OPEN,
                    HclLexer.INTERPOLATION,
                    HclLexer.DIRECTIVE ->
                    opened(token);
            case HclLexer.RPAREN -> closed(token, HclLexer.LPAREN);
            case HclLexer.RBRACKET -> closed(token, HclLexer.LBRACKET);
            case HclLexer.QUOTE_CLOSE -> closed(token, HclLexer.QUOTE);
            case HclLexer.HEREDOC_CLOSE -> closed(token, HclLexer.HEREDOC_OPEN);
            case HclLexer.RBRACE, HclLexer.STRIP_CLOSE -> closedBrace(token);
            default -> count(token);
        }
    }

    private void invalid(Token token) {
        String text = token.getText();
        String help =
                text.equals("'")
                        ? "strings use double quotes"
                        : "remove it; strings use double quotes, names use letters, digits, `_` and"
                                + " `-`";
        problems.add(places.of(token), "unexpected character `" + text + "`", help);
    }

    private void opened(Token token) {
        open.push(token);
        prefixes = 0;
        if (open.size() > MAX_DEPTH && !tooDeep) {
            tooDeep = true;
            report(token, "nested more than " + MAX_DEPTH + " levels deep", "simplify this part");
        }
    }

    private void closed(Token token, int opener) {
        prefixes = 0;
        if (!open.isEmpty() && open.element().getType() == opener) {
            open.pop();
        } else {
            report(
                    token,
                    "unexpected `" + token.getText() + "`",
                    "nothing is open here that it closes");
        }
    }

    private void closedBrace(Token token) {
        prefixes = 0;
        int opener = open.isEmpty() ? Token.INVALID_TYPE : open.element().getType();
        boolean sequence = opener == HclLexer.INTERPOLATION || opener == HclLexer.DIRECTIVE;
        boolean block = opener == HclLexer.LBRACE && token.getType() == HclLexer.RBRACE;
        if (sequence || block) {
            open.pop();
        } else {
            report(
                    token,
                    "unexpected `" + token.getText() + "`",
                    "nothing is open here that it closes");
        }
    }

    /** Operators make the tree deep without any bracket. */
    private void count(Token token) {
        switch (token.getType()) {
            case HclLexer.ASSIGN -> {
                operators = 0;
                prefixes = 0;
            }
            case HclLexer.NOT, HclLexer.MINUS -> prefix(token);
            case HclLexer.PLUS,
                    HclLexer.STAR,
                    HclLexer.SLASH,
                    HclLexer.PERCENT,
                    HclLexer.AND,
                    HclLexer.OR,
                    HclLexer.EQUAL,
                    HclLexer.NOT_EQUAL,
                    HclLexer.LESS,
                    HclLexer.GREATER,
                    HclLexer.LESS_OR_EQUAL,
                    HclLexer.GREATER_OR_EQUAL ->
                    operator(token);
            case HclLexer.QUESTION -> {
                operators += MAX_OPERATORS / MAX_DEPTH;
                operator(token);
            }
            case HclLexer.BLANK, HclLexer.LINE_COMMENT, HclLexer.BLOCK_COMMENT -> {
                // Between the operators of a run.
            }
            default -> prefixes = 0;
        }
    }

    private void prefix(Token token) {
        prefixes++;
        if (prefixes > MAX_DEPTH) {
            report(token, "more than " + MAX_DEPTH + " operators in a row", "simplify this part");
        }
        operator(token);
    }

    private void operator(Token token) {
        operators++;
        if (operators > MAX_OPERATORS && !tooDeep) {
            tooDeep = true;
            report(
                    token,
                    "more than " + MAX_OPERATORS + " operators in one expression",
                    "split it");
        }
    }

    private void neverClosed(Token token) {
        Span where = places.of(token);
        switch (token.getType()) {
            case HclLexer.QUOTE ->
                    problems.add(where, "the string is never closed", "close it with `\"`");
            case HclLexer.HEREDOC_OPEN -> {
                String text = token.getText().strip();
                String marker = text.substring(text.charAt(2) == '-' ? 3 : 2);
                problems.add(
                        new Span(where.source(), where.start(), where.start() + text.length()),
                        "the heredoc is never closed",
                        "a line with nothing but `" + marker + "` ends it");
            }
            default ->
                    problems.add(
                            where,
                            "`" + token.getText() + "` is never closed",
                            "its closing counterpart is missing before the end of the file");
        }
    }

    private void report(Token token, String message, String help) {
        problems.add(places.of(token), message, help);
    }
}
