package org.clawpatrol.dsl.hcl;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Span;

/** An HCL expression as written. */
public sealed interface Expression {

    Span span();

    record NumberLiteral(BigDecimal value, Span span) implements Expression {}

    record BoolLiteral(boolean value, Span span) implements Expression {}

    record NullLiteral(Span span) implements Expression {}

    /** A quoted string or heredoc without interpolation or directives. */
    record StringLiteral(MappedText text, Span span) implements Expression {}

    /** A quoted string or heredoc with at least one interpolation or directive. */
    record Template(List<Part> parts, Span span) implements Expression {
        public Template {
            parts = List.copyOf(parts);
        }
    }

    /** {@code [a, b]}. */
    record Tuple(List<Expression> elements, Span span) implements Expression {
        public Tuple {
            elements = List.copyOf(elements);
        }
    }

    /** <code>{ key = value }</code>; a bare identifier key is a string literal. */
    record ObjectCons(List<Item> items, Span span) implements Expression {
        public ObjectCons {
            items = List.copyOf(items);
        }

        public record Item(Expression key, Expression value) {}
    }

    /** A bare identifier, the root of a traversal. */
    record Variable(String name, Span span) implements Expression {}

    /** {@code target.name}; {@code step} covers the dot and the name. */
    record GetAttr(Expression target, String name, Span step, Span span) implements Expression {}

    /** {@code target[key]}. */
    record Index(Expression target, Expression key, Span span) implements Expression {}

    /** {@code target.*.each} or {@code target[*].each}: {@code each} reads from {@link Each}. */
    record Splat(Expression target, Expression each, Span span) implements Expression {}

    /** The current element inside a {@link Splat}. */
    record Each(Span span) implements Expression {}

    /** {@code name(args)}; {@code expandLast} for a final {@code ...}. */
    record FunctionCall(
            String name, Span nameSpan, List<Expression> arguments, boolean expandLast, Span span)
            implements Expression {
        public FunctionCall {
            arguments = List.copyOf(arguments);
        }
    }

    record Unary(UnaryOperator operator, Expression operand, Span span) implements Expression {}

    record Binary(BinaryOperator operator, Expression left, Expression right, Span span)
            implements Expression {}

    record Conditional(Expression test, Expression then, Expression otherwise, Span span)
            implements Expression {}

    record Parenthesized(Expression inner, Span span) implements Expression {}

    /** {@code [for k, v in c : value if test]} or the object form, which has a key. */
    record For(
            Optional<String> keyName,
            String valueName,
            Expression collection,
            Optional<Expression> key,
            Expression value,
            boolean grouped,
            Optional<Expression> test,
            Span span)
            implements Expression {}

    enum UnaryOperator {
        NEGATE,
        NOT
    }

    enum BinaryOperator {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        MODULO,
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        AND,
        OR
    }

    /** A piece of a template. */
    sealed interface Part {
        record Text(MappedText text) implements Part {}

        record Interpolation(Expression value) implements Part {}

        record If(Expression test, List<Part> then, List<Part> otherwise) implements Part {
            public If {
                then = List.copyOf(then);
                otherwise = List.copyOf(otherwise);
            }
        }

        record ForEach(
                Optional<String> keyName, String valueName, Expression collection, List<Part> body)
                implements Part {
            public ForEach {
                body = List.copyOf(body);
            }
        }
    }
}
