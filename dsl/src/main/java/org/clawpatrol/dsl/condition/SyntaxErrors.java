package org.clawpatrol.dsl.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/**
 * Words the first syntax error of a condition; later ones are usually consequences of it. Mutable;
 * one thread.
 */
final class SyntaxErrors extends BaseErrorListener {
    private static final Map<String, String> OTHER_LANGUAGES =
            Map.of(
                    "and", "`and` is written `&&`",
                    "or", "`or` is written `||`",
                    "not", "`not` is written `!`, and `a not in b` is `!(a in b)`",
                    "contains", "call it: `text.contains('part')`",
                    "matches", "call it: `text.matches('pattern')`",
                    "startsWith", "call it: `text.startsWith('prefix')`",
                    "endsWith", "call it: `text.endsWith('suffix')`");

    /** Longest piece of the condition that is repeated in a message. */
    private static final int EXCERPT = 40;

    private final Positions positions;
    private final Problems problems;
    private boolean reported;

    SyntaxErrors(Positions positions, Problems problems) {
        this.positions = positions;
        this.problems = problems;
    }

    @Override
    public void syntaxError(
            Recognizer<?, ?> recognizer,
            Object offendingSymbol,
            int line,
            int column,
            String message,
            @Nullable RecognitionException cause) {
        if (reported || !(offendingSymbol instanceof Token token)) {
            return;
        }
        reported = true;
        String found =
                token.getType() == Token.EOF
                        ? "unexpected end of condition"
                        : "unexpected " + quoted(token.getText());
        problems.error(positions.of(token), found, advice((Parser) recognizer, cause, token));
    }

    private static String quoted(String text) {
        boolean whole = text.length() <= EXCERPT && text.lines().count() == 1;
        String shown = whole ? text : text.substring(0, 3) + "...";
        return shown.startsWith("`") ? shown : "`" + shown + "`";
    }

    private static String advice(
            Parser parser, @Nullable RecognitionException cause, Token offending) {
        IntervalSet expected =
                Optional.ofNullable(cause)
                        .map(RecognitionException::getExpectedTokens)
                        .orElseGet(parser::getExpectedTokens);
        Optional<Token> before = before(parser, offending);
        return otherLanguage(offending)
                .or(() -> before.flatMap(SyntaxErrors::otherLanguage))
                .or(() -> before.filter(SyntaxErrors::isDot).map(_ -> "expected a name"))
                .orElseGet(() -> "expected " + describe(expected));
    }

    private static Optional<Token> before(Parser parser, Token token) {
        return token.getTokenIndex() > 0
                ? Optional.of(parser.getTokenStream().get(token.getTokenIndex() - 1))
                : Optional.empty();
    }

    private static Optional<String> otherLanguage(Token token) {
        return Optional.ofNullable(OTHER_LANGUAGES.get(token.getText()));
    }

    private static boolean isDot(Token token) {
        return token.getType() == ConditionLexer.DOT;
    }

    private static String describe(IntervalSet expected) {
        List<String> names = new ArrayList<>();
        if (expected.contains(ConditionLexer.FALSE)) {
            names.add("an expression");
        } else if (expected.contains(ConditionLexer.IDENTIFIER)) {
            names.add("a name");
        }
        if (expected.contains(ConditionLexer.EQUAL)) {
            names.add("an operator");
        }
        for (int closing :
                new int[] {
                    ConditionLexer.RPAREN,
                    ConditionLexer.RBRACKET,
                    ConditionLexer.RBRACE,
                    ConditionLexer.COMMA,
                    ConditionLexer.COLON
                }) {
            if (expected.contains(closing)) {
                names.add(ConditionLexer.VOCABULARY.getLiteralName(closing).replace('\'', '`'));
            }
        }
        if (expected.contains(Token.EOF)) {
            names.add("the end");
        }
        return join(names);
    }

    private static String join(List<String> names) {
        if (names.size() < 2) {
            return String.join("", names);
        }
        int last = names.size() - 1;
        return String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }
}
