package org.clawpatrol.dsl.condition;

import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.clawpatrol.dsl.source.Span;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.NullValue;
import org.clawpatrol.engine.value.Value;

/** Turns literal tokens into values. One thread. */
final class LiteralReader {
    private final Positions positions;
    private final Problems problems;

    LiteralReader(Positions positions, Problems problems) {
        this.positions = positions;
        this.problems = problems;
    }

    Syntax.Literal read(Token token) {
        return new Syntax.Literal(value(token), positions.of(token));
    }

    /** A number with the minus sign before it. */
    Syntax.Literal readNegative(Token sign, Token token) {
        Span span = positions.of(sign, token);
        return new Syntax.Literal(number(token, span, true), span);
    }

    private Value value(Token token) {
        return switch (token.getType()) {
            case ConditionLexer.STRING, ConditionLexer.BYTES -> text(token);
            case ConditionLexer.TRUE -> BoolValue.TRUE;
            case ConditionLexer.FALSE -> BoolValue.FALSE;
            case ConditionLexer.NULL -> NullValue.NULL;
            default -> number(token, positions.of(token), false);
        };
    }

    private Value text(Token token) {
        TextLiteral literal = TextLiteral.of(token.getText());
        return new EscapeReader(token, literal, positions, problems).read().value();
    }

    private Value number(Token token, Span span, boolean negative) {
        String text = token.getText();
        Optional<Value> value =
                switch (token.getType()) {
                    case ConditionLexer.INT -> NumberLiterals.integer(text, negative);
                    case ConditionLexer.UINT -> NumberLiterals.unsigned(text);
                    default -> NumberLiterals.floating(text, negative);
                };
        if (value.isEmpty()) {
            problems.error(span, "number out of range", range(token.getType()));
        }
        return value.orElse(NullValue.NULL);
    }

    private static String range(int type) {
        return switch (type) {
            case ConditionLexer.INT ->
                    "an int lies between -9223372036854775808 and 9223372036854775807";
            case ConditionLexer.UINT -> "a uint lies between 0 and 18446744073709551615";
            default -> "a double lies between -1.7976931348623157e308 and 1.7976931348623157e308";
        };
    }
}
