package org.clawpatrol.dsl.condition;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.clawpatrol.dsl.source.Span;

/** Builds what follows a value: calls, selections, indexes and message bodies. One thread. */
final class SuffixBuilder {
    private final SyntaxBuilder expressions;
    private final Positions positions;
    private final Problems problems;

    SuffixBuilder(SyntaxBuilder expressions, Positions positions, Problems problems) {
        this.expressions = expressions;
        this.positions = positions;
        this.problems = problems;
    }

    Syntax apply(Syntax operand, ConditionParser.SuffixContext context) {
        return switch (context) {
            case ConditionParser.CallSuffixContext call -> call(operand, call);
            case ConditionParser.SelectSuffixContext select -> select(operand, select);
            case ConditionParser.IndexSuffixContext index -> index(operand, index);
            default -> message(operand, (ConditionParser.MessageSuffixContext) context);
        };
    }

    private Syntax call(Syntax receiver, ConditionParser.CallSuffixContext context) {
        Token token = context.IDENTIFIER().getSymbol();
        Name name = new Name(token.getText(), positions.of(token));
        List<Syntax> arguments = expressions.arguments(context.arguments());
        Span span = receiver.span().to(positions.of(context));
        return new Syntax.MethodCall(receiver, name, arguments, span);
    }

    private Syntax select(Syntax operand, ConditionParser.SelectSuffixContext context) {
        Name field = selector(context.selector());
        Span span = operand.span().to(field.span());
        return context.QUESTION() == null
                ? new Syntax.Select(operand, field, span)
                : new Syntax.OptionalSelect(operand, field, span);
    }

    private Syntax index(Syntax operand, ConditionParser.IndexSuffixContext context) {
        Span brackets = positions.of(context);
        Span span = operand.span().to(brackets);
        Syntax key = expressions.visit(context.expression());
        return context.QUESTION() == null
                ? new Syntax.Operation(Function.INDEX, List.of(operand, key), brackets, span)
                : new Syntax.OptionalIndex(operand, key, brackets, span);
    }

    private Syntax message(Syntax operand, ConditionParser.MessageSuffixContext context) {
        Span span = operand.span().to(positions.of(context));
        Optional<String> type = QualifiedNames.of(operand);
        if (type.isEmpty()) {
            problems.error(
                    positions.of(context),
                    "unexpected `{`",
                    "braces start a map, or follow the name of a type");
        }
        List<Syntax.Field> fields =
                context.fields() == null
                        ? List.of()
                        : context.fields().field().stream().map(this::field).toList();
        return new Syntax.Message(new Name(type.orElse(""), operand.span()), fields, span);
    }

    private Syntax.Field field(ConditionParser.FieldContext context) {
        Syntax value = expressions.visit(context.expression());
        return new Syntax.Field(
                selector(context.selector()), expressions.optional(value, context.QUESTION()));
    }

    private Name selector(ConditionParser.SelectorContext context) {
        Token token = context.getStart();
        String text = token.getText();
        boolean quoted = token.getType() == ConditionLexer.QUOTED_IDENTIFIER;
        String name = quoted ? text.substring(1, text.length() - 1) : text;
        return new Name(name, positions.of(token));
    }
}
