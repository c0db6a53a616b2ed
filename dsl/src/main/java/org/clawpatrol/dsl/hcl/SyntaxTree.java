package org.clawpatrol.dsl.hcl;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.source.Diagnostics;

/**
 * A body as plain maps and lists, for tools: {@code attrs} by name, {@code blocks} with type,
 * labels and body; a value is {@code value}, {@code ref}, {@code list}, {@code object}, or {@code
 * expr} with the kind of whatever is computed. Stateless.
 */
public final class SyntaxTree {
    private static final int LONGEST_NUMBER = 1000;
    private static final int DEEPEST = 100;

    private SyntaxTree() {}

    /** The tree of a body; an empty part is left out. */
    public static Map<String, Object> of(Body body) {
        Map<String, Object> tree = new LinkedHashMap<>();
        if (!body.attributes().isEmpty()) {
            Map<String, Object> attributes = new LinkedHashMap<>();
            body.attributes().forEach(a -> attributes.put(a.name(), of(a.value())));
            tree.put("attrs", attributes);
        }
        if (!body.blocks().isEmpty()) {
            tree.put("blocks", body.blocks().stream().map(SyntaxTree::of).toList());
        }
        return tree;
    }

    private static Map<String, Object> of(Block block) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("type", block.type());
        tree.put("labels", block.labels().stream().map(Block.Label::text).toList());
        Map<String, Object> body = of(block.body());
        if (!body.isEmpty()) {
            tree.put("body", body);
        }
        return tree;
    }

    /** The tree of one expression; what is nested very deeply is only hinted at. */
    public static Map<String, Object> of(Expression expression) {
        return of(expression, 0);
    }

    private static Map<String, Object> of(Expression expression, int depth) {
        return depth > DEEPEST ? Map.of("expr", "nested") : tree(expression, depth);
    }

    private static Map<String, Object> tree(Expression expression, int depth) {
        return switch (expression) {
            case Expression.StringLiteral(var text, var span) ->
                    literal(Evaluator.string(text).text());
            case Expression.NumberLiteral(var number, var span) -> number(number);
            case Expression.BoolLiteral(var bool, var span) -> literal(bool);
            case Expression.NullLiteral none -> nullLiteral();
            case Expression.Tuple(var elements, var span) ->
                    Map.of("list", elements.stream().map(e -> of(e, depth + 1)).toList());
            case Expression.ObjectCons(var items, var span) ->
                    Map.of(
                            "object",
                            items.stream()
                                    .map(i -> List.of(of(i.key()), of(i.value(), depth + 1)))
                                    .toList());
            case Expression.Variable variable -> Map.of("ref", reference(variable));
            case Expression.GetAttr attribute -> traversal(attribute, "RelativeTraversalExpr");
            case Expression.Index index -> indexed(index);
            case Expression.Parenthesized parenthesized -> of(inside(parenthesized), depth);
            case Expression.Template template -> computed(template, "TemplateExpr");
            case Expression.Splat splat -> computed(splat, "SplatExpr");
            case Expression.Each each -> Map.of("expr", "AnonSymbolExpr");
            case Expression.FunctionCall call -> Map.of("expr", "FunctionCallExpr");
            case Expression.Unary unary -> computed(unary, "UnaryOpExpr");
            case Expression.Binary binary -> computed(binary, "BinaryOpExpr");
            case Expression.Conditional choice -> computed(choice, "ConditionalExpr");
            case Expression.For loop -> computed(loop, "ForExpr");
        };
    }

    private static Expression inside(Expression.Parenthesized parenthesized) {
        Expression inner = parenthesized.inner();
        while (inner instanceof Expression.Parenthesized(var further, var span)) {
            inner = further;
        }
        return inner;
    }

    /** What needs no names is shown as its value. */
    private static Map<String, Object> computed(Expression expression, String kind) {
        return new Evaluator()
                .evaluate(expression, Scope.closed(), new Diagnostics())
                .map(SyntaxTree::constant)
                .orElseGet(() -> Map.of("expr", kind));
    }

    private static Map<String, Object> constant(HclValue value) {
        return switch (value) {
            case HclValue.NullValue none -> nullLiteral();
            case HclValue.NumberValue(var number) -> number(number);
            case HclValue.StringValue _,
                    HclValue.BoolValue _,
                    HclValue.ListValue _,
                    HclValue.ObjectValue _ ->
                    literal(plain(value));
        };
    }

    /** A number of very many digits is shown by how many they are. */
    private static Map<String, Object> number(BigDecimal number) {
        long digits = NumberText.length(number);
        return digits > LONGEST_NUMBER ? Map.of("value_bytes", digits) : literal(number);
    }

    private static Object plain(HclValue value) {
        return switch (value) {
            case HclValue.StringValue(var text, var origin) -> text;
            case HclValue.NumberValue(var number) -> number;
            case HclValue.BoolValue(var bool) -> bool;
            case HclValue.NullValue none -> Optional.empty();
            case HclValue.ListValue(var elements) ->
                    elements.stream().map(SyntaxTree::plain).toList();
            case HclValue.ObjectValue(var members) -> {
                Map<String, Object> object = new LinkedHashMap<>();
                members.forEach((name, member) -> object.put(name, plain(member)));
                yield object;
            }
        };
    }

    private static Map<String, Object> literal(Object value) {
        return Map.of("value", value);
    }

    @SuppressWarnings("NullAway") // the one value that is nothing
    private static Map<String, Object> nullLiteral() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("value", null);
        return tree;
    }

    private static Map<String, Object> indexed(Expression.Index index) {
        Map<String, Object> tree = traversal(index, "IndexExpr");
        return tree.containsKey("ref") ? tree : computed(index, "IndexExpr");
    }

    private static Map<String, Object> traversal(Expression expression, String otherwise) {
        String reference = reference(expression);
        return reference.isEmpty() ? Map.of("expr", otherwise) : Map.of("ref", reference);
    }

    /** {@code a.b[0]} for a name followed by names and literal keys only; empty otherwise. */
    private static String reference(Expression expression) {
        List<String> steps = new ArrayList<>();
        Expression current = expression;
        while (!(current instanceof Expression.Variable(var root, var span))) {
            switch (current) {
                case Expression.GetAttr(var target, var name, var step, var at) -> {
                    steps.addFirst("." + name);
                    current = target;
                }
                case Expression.Index(
                                var target,
                                Expression.NumberLiteral(var key, var k),
                                var at) -> {
                    steps.addFirst("[" + NumberText.format(key) + "]");
                    current = target;
                }
                case Expression.Index(
                                var target,
                                Expression.StringLiteral(var key, var k),
                                var at) -> {
                    steps.addFirst("[\"" + key.text() + "\"]");
                    current = target;
                }
                case Expression.Index(var target, Expression.BoolLiteral key, var at) -> {
                    steps.addFirst("[?]");
                    current = target;
                }
                default -> {
                    return "";
                }
            }
        }
        return ((Expression.Variable) current).name() + String.join("", steps);
    }
}
