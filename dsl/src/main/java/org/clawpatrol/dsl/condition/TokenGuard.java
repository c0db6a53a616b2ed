package org.clawpatrol.dsl.condition;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** Finds what makes a token stream not worth, or not safe, parsing. One thread. */
final class TokenGuard {
    private final Positions positions;
    private final Problems problems;

    TokenGuard(Positions positions, Problems problems) {
        this.positions = positions;
        this.problems = problems;
    }

    void check(List<Token> tokens) {
        if (tokens.size() > Limits.TOKENS) {
            problems.error(
                    positions.of(tokens.get(Limits.TOKENS)),
                    "condition has more than " + Limits.TOKENS + " words and symbols",
                    "split it into several rules");
            return;
        }
        checkSingly(tokens);
        checkNesting(tokens);
    }

    private void checkSingly(List<Token> tokens) {
        tokens.stream()
                .filter(TokenGuard::isMalformed)
                .limit(Limits.TOKEN_PROBLEMS)
                .forEach(this::report);
    }

    private static boolean isMalformed(Token token) {
        return token.getType() == ConditionLexer.UNKNOWN
                || token.getType() == ConditionLexer.UNTERMINATED;
    }

    private void report(Token token) {
        if (token.getType() == ConditionLexer.UNTERMINATED) {
            problems.error(
                    positions.of(token),
                    "string is not closed",
                    "close it on the same line, or use `'''` for several lines");
            return;
        }
        int character = token.getText().codePointAt(0);
        String message = "unexpected character `" + printable(character) + "`";
        advice(character)
                .ifPresentOrElse(
                        help -> problems.error(positions.of(token), message, help),
                        () -> problems.error(positions.of(token), message));
    }

    private static String printable(int character) {
        return Character.isISOControl(character)
                ? String.format("U+%04X", character)
                : Character.toString(character);
    }

    private static Optional<String> advice(int character) {
        return switch (character) {
            case '=' -> Optional.of("compare with `==`");
            case '&' -> Optional.of("both must hold: `&&`");
            case '|' -> Optional.of("one must hold: `||`");
            case '`' -> Optional.of("backticks quote a field name after a dot");
            case '\u2018', '\u2019', '\u201c', '\u201d' ->
                    Optional.of("strings use straight quotes: `'text'`");
            default -> Optional.empty();
        };
    }

    private void checkNesting(List<Token> tokens) {
        int depth = 0;
        for (Token token : tokens) {
            switch (token.getType()) {
                case ConditionLexer.LPAREN, ConditionLexer.LBRACKET, ConditionLexer.LBRACE ->
                        depth++;
                case ConditionLexer.RPAREN, ConditionLexer.RBRACKET, ConditionLexer.RBRACE ->
                        depth--;
                default -> {}
            }
            if (depth > Limits.DEPTH) {
                problems.error(
                        positions.of(token),
                        "condition nests deeper than " + Limits.DEPTH + " levels",
                        "split it into several rules");
                return;
            }
        }
    }
}
