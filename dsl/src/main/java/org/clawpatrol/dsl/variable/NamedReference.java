package org.clawpatrol.dsl.variable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clawpatrol.dsl.hcl.Expression;
import org.clawpatrol.dsl.hcl.Expression.Part;
import org.clawpatrol.dsl.source.Span;

/**
 * A place where an expression reads a variable or a local. Immutable.
 *
 * @param name empty where it reads all of them, as in {@code keys(local)}
 */
record NamedReference(String root, Optional<String> name, Span span) {

    /** All of an expression, in the order of the source. */
    static List<NamedReference> in(Expression expression) {
        Finder finder = new Finder();
        finder.visit(expression, Set.of());
        return finder.found;
    }

    /** Walks one expression. One thread. */
    private static final class Finder {
        private final List<NamedReference> found = new ArrayList<>();

        /**
         * @param hidden names that loops around have bound
         */
        private void visit(Expression expression, Set<String> hidden) {
            switch (expression) {
                case Expression.GetAttr(
                                Expression.Variable(var root, var at),
                                var name,
                                var step,
                                var span)
                        when reads(root, hidden) ->
                        found.add(new NamedReference(root, Optional.of(name), span));
                case Expression.Index(
                                Expression.Variable(var root, var at),
                                Expression.StringLiteral name,
                                var span)
                        when reads(root, hidden) ->
                        found.add(new NamedReference(root, Optional.of(name.text().text()), span));
                case Expression.Variable(var root, var span) when reads(root, hidden) ->
                        found.add(new NamedReference(root, Optional.empty(), span));
                case Expression.For loop -> loop(loop, hidden);
                case Expression.Template(var parts, var span) -> parts(parts, hidden);
                case Expression.Tuple(var elements, var span) -> all(elements, hidden);
                case Expression.FunctionCall call -> all(call.arguments(), hidden);
                case Expression.ObjectCons(var items, var span) ->
                        items.forEach(item -> all(List.of(item.key(), item.value()), hidden));
                case Expression.GetAttr(var target, _, _, _) -> visit(target, hidden);
                case Expression.Index(var target, var key, _) -> all(List.of(target, key), hidden);
                case Expression.Splat(var target, var each, _) ->
                        all(List.of(target, each), hidden);
                case Expression.Unary(_, var operand, _) -> visit(operand, hidden);
                case Expression.Binary(_, var left, var right, _) ->
                        all(List.of(left, right), hidden);
                case Expression.Conditional(var test, var then, var otherwise, _) ->
                        all(List.of(test, then, otherwise), hidden);
                case Expression.Parenthesized(var inner, _) -> visit(inner, hidden);
                case Expression.Variable _,
                        Expression.Each _,
                        Expression.StringLiteral _,
                        Expression.NumberLiteral _,
                        Expression.BoolLiteral _,
                        Expression.NullLiteral _ -> {}
            }
        }

        private static boolean reads(String root, Set<String> hidden) {
            return NamedValues.isRoot(root) && !hidden.contains(root);
        }

        private void all(List<Expression> expressions, Set<String> hidden) {
            expressions.forEach(expression -> visit(expression, hidden));
        }

        private void loop(Expression.For loop, Set<String> hidden) {
            visit(loop.collection(), hidden);
            Set<String> inner = with(hidden, loop.keyName(), loop.valueName());
            loop.key().ifPresent(key -> visit(key, inner));
            visit(loop.value(), inner);
            loop.test().ifPresent(test -> visit(test, inner));
        }

        private void parts(List<Part> parts, Set<String> hidden) {
            for (Part part : parts) {
                switch (part) {
                    case Part.Text _ -> {}
                    case Part.Interpolation(var value) -> visit(value, hidden);
                    case Part.If(var test, var then, var otherwise) -> {
                        visit(test, hidden);
                        parts(then, hidden);
                        parts(otherwise, hidden);
                    }
                    case Part.ForEach(var key, var value, var collection, var body) -> {
                        visit(collection, hidden);
                        parts(body, with(hidden, key, value));
                    }
                }
            }
        }

        private static Set<String> with(Set<String> hidden, Optional<String> key, String value) {
            return Stream.of(hidden.stream(), key.stream(), Stream.of(value))
                    .flatMap(names -> names)
                    .collect(Collectors.toSet());
        }
    }
}
