package org.clawpatrol.dsl.schema;

import org.clawpatrol.dsl.hcl.Expression;
import org.clawpatrol.dsl.source.Span;

/** Finds where an expression begins, which is where problems with its value are shown. */
public final class FirstToken {
    private FirstToken() {}

    public static Span of(Expression expression) {
        return switch (expression) {
            case Expression.GetAttr e -> of(e.target());
            case Expression.Index e -> of(e.target());
            case Expression.Splat e -> of(e.target());
            case Expression.Binary e -> of(e.left());
            case Expression.Conditional e -> of(e.test());
            case Expression.FunctionCall e -> e.nameSpan();
            case Expression.NumberLiteral e -> e.span();
            case Expression.BoolLiteral e -> e.span();
            case Expression.NullLiteral e -> e.span();
            case Expression.Variable e -> e.span();
            case Expression.Each e -> e.span();
            case Expression.StringLiteral e -> firstLine(e.span());
            case Expression.Template e -> firstLine(e.span());
            case Expression.Tuple e -> firstCharacter(e.span());
            case Expression.ObjectCons e -> firstCharacter(e.span());
            case Expression.Unary e -> firstCharacter(e.span());
            case Expression.Parenthesized e -> firstCharacter(e.span());
            case Expression.For e -> firstCharacter(e.span());
        };
    }

    private static Span firstCharacter(Span span) {
        return new Span(span.source(), span.start(), Math.min(span.start() + 1, span.end()));
    }

    private static Span firstLine(Span span) {
        int newline = span.source().text().indexOf('\n', span.start());
        int end = newline < 0 ? span.end() : Math.min(newline, span.end());
        return new Span(span.source(), span.start(), end);
    }
}
