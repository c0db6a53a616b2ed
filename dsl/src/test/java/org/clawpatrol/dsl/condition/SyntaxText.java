package org.clawpatrol.dsl.condition;

import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clawpatrol.engine.value.BytesValue;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.UintValue;
import org.clawpatrol.engine.value.Value;

/** Writes a tree with explicit brackets. Stateless. */
final class SyntaxText {
    private SyntaxText() {}

    static String of(Syntax syntax) {
        return switch (syntax) {
            case Syntax.Literal literal -> value(literal.value());
            case Syntax.Identifier name -> (name.absolute() ? "." : "") + name.name();
            case Syntax.Select select -> of(select.operand()) + ".`" + select.field().text() + "`";
            case Syntax.Operation operation -> list(operation.operator().text(), operation);
            case Syntax.FunctionCall call -> list(call.function().text() + "()", call);
            case Syntax.MethodCall call -> list("." + call.method().text() + "()", call);
            case Syntax.ListLiteral literal -> list("list", literal);
            case Syntax.MapLiteral literal -> list("map", literal);
            case Syntax.Message message -> list("new " + message.type().text(), message);
            case Syntax.OptionalSelect select ->
                    of(select.operand()) + ".?`" + select.field().text() + "`";
            case Syntax.OptionalIndex index -> list("[?]", index);
            case Syntax.OptionalPart part -> list("optional", part);
        };
    }

    private static String list(String head, Syntax parts) {
        return Stream.concat(Stream.of(head), parts.children().map(SyntaxText::of))
                .collect(Collectors.joining(" ", "(", ")"));
    }

    private static String value(Value value) {
        return switch (value) {
            case IntValue(long number) -> Long.toString(number);
            case UintValue(long bits) -> Long.toUnsignedString(bits) + "u";
            case DoubleValue(double number) -> Double.toString(number);
            case StringValue(String text) -> "'" + text + "'";
            case BytesValue bytes -> "b" + HexFormat.of().formatHex(bytes.toByteArray());
            default -> value.toString().toLowerCase(Locale.ROOT);
        };
    }
}
