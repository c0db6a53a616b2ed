package org.clawpatrol.dsl.hcl;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.clawpatrol.dsl.source.Span;

/** Operators and conversions on values. Stateless. */
final class Operations {
    private static final String ID = "C-EXPR";

    /** As precise as HCL's 512 bits. */
    private static final MathContext PRECISION = new MathContext(154);

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,4})?");

    private Operations() {}

    /** One element of a collection with its index or key. */
    record Entry(HclValue key, HclValue value) {}

    static List<Entry> entries(HclValue collection, Span where) throws EvaluationProblem {
        List<Entry> entries = new ArrayList<>();
        switch (collection) {
            case HclValue.ListValue(var elements) -> {
                for (int i = 0; i < elements.size(); i++) {
                    HclValue index = new HclValue.NumberValue(BigDecimal.valueOf(i));
                    entries.add(new Entry(index, elements.get(i)));
                }
            }
            case HclValue.ObjectValue(var members) ->
                    members.entrySet().stream()
                            .sorted(Map.Entry.comparingByKey(TextOrder.BY_CODE_POINT))
                            .forEach(e -> entries.add(new Entry(string(e.getKey()), e.getValue())));
            default ->
                    throw Evaluator.problem(
                            ID,
                            where,
                            "only lists and objects can be iterated",
                            "this is " + kind(collection));
        }
        return entries;
    }

    private static HclValue string(String text) {
        return new HclValue.StringValue(text, java.util.Optional.empty());
    }

    static HclValue unary(Expression.Unary tree, HclValue operand) throws EvaluationProblem {
        return switch (tree.operator()) {
            case NEGATE ->
                    new HclValue.NumberValue(number(operand, tree.operand().span()).negate());
            case NOT -> new HclValue.BoolValue(!bool(operand, tree.operand().span()));
        };
    }

    static HclValue binary(Expression.Binary tree, HclValue left, HclValue right)
            throws EvaluationProblem {
        return switch (tree.operator()) {
            case EQUAL -> new HclValue.BoolValue(equal(left, right));
            case NOT_EQUAL -> new HclValue.BoolValue(!equal(left, right));
            case AND, OR -> logical(tree, left, right);
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO ->
                    new HclValue.NumberValue(
                            arithmetic(
                                    tree,
                                    number(left, tree.left().span()),
                                    number(right, tree.right().span())));
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                    new HclValue.BoolValue(
                            compare(
                                    tree.operator(),
                                    number(left, tree.left().span())
                                            .compareTo(number(right, tree.right().span()))));
        };
    }

    private static HclValue logical(Expression.Binary tree, HclValue left, HclValue right)
            throws EvaluationProblem {
        boolean first = bool(left, tree.left().span());
        boolean second = bool(right, tree.right().span());
        boolean and = tree.operator() == Expression.BinaryOperator.AND;
        return new HclValue.BoolValue(and ? first && second : first || second);
    }

    private static BigDecimal arithmetic(Expression.Binary tree, BigDecimal l, BigDecimal r)
            throws EvaluationProblem {
        boolean divides =
                tree.operator() == Expression.BinaryOperator.DIVIDE
                        || tree.operator() == Expression.BinaryOperator.MODULO;
        if (divides && r.signum() == 0) {
            throw Evaluator.problem(ID, tree.right().span(), "division by zero", "this is 0");
        }
        try {
            return result(tree.operator(), l, r);
        } catch (ArithmeticException outOfRange) {
            throw Evaluator.problem(
                    ID, tree.span(), "the result is out of range", "use smaller numbers");
        }
    }

    private static BigDecimal result(
            Expression.BinaryOperator operator, BigDecimal l, BigDecimal r) {
        return switch (operator) {
            case ADD -> l.add(r, PRECISION);
            case SUBTRACT -> l.subtract(r, PRECISION);
            case MULTIPLY -> l.multiply(r, PRECISION);
            case DIVIDE -> l.divide(r, PRECISION);
            case MODULO -> l.remainder(r, PRECISION);
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, AND, OR ->
                    throw new IllegalStateException("not arithmetic: " + operator);
        };
    }

    private static boolean compare(Expression.BinaryOperator operator, int order) {
        return switch (operator) {
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO, EQUAL, NOT_EQUAL, AND, OR ->
                    throw new IllegalStateException("not a comparison: " + operator);
        };
    }

    static boolean equal(HclValue left, HclValue right) {
        return switch (left) {
            case HclValue.NumberValue(var l) ->
                    right instanceof HclValue.NumberValue(var r) && l.compareTo(r) == 0;
            case HclValue.StringValue(var l, var from) ->
                    right instanceof HclValue.StringValue(var r, var origin) && l.equals(r);
            case HclValue.ListValue(var l) ->
                    right instanceof HclValue.ListValue(var r) && equal(l, r);
            case HclValue.ObjectValue(var l) ->
                    right instanceof HclValue.ObjectValue(var r)
                            && l.keySet().equals(r.keySet())
                            && equal(List.copyOf(l.values()), ordered(l.keySet(), r));
            case HclValue.BoolValue bool -> bool.equals(right);
            case HclValue.NullValue none -> none.equals(right);
        };
    }

    private static List<HclValue> ordered(
            java.util.Set<String> keys, java.util.Map<String, HclValue> members) {
        List<HclValue> values = new ArrayList<>(keys.size());
        for (String key : keys) {
            values.add(java.util.Objects.requireNonNull(members.get(key)));
        }
        return values;
    }

    private static boolean equal(List<HclValue> left, List<HclValue> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!equal(left.get(i), right.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** A number, or a text that reads as one. */
    static BigDecimal number(HclValue value, Span where) throws EvaluationProblem {
        if (value instanceof HclValue.NumberValue(var number)) {
            return number;
        }
        if (value instanceof HclValue.StringValue(var text, var origin)
                && text.length() < 100
                && NUMBER.matcher(text).matches()) {
            return new BigDecimal(text);
        }
        throw Evaluator.problem(ID, where, "a number is needed here", "this is " + kind(value));
    }

    static boolean bool(HclValue value, Span where) throws EvaluationProblem {
        if (value instanceof HclValue.BoolValue(var bool)) {
            return bool;
        }
        if (value instanceof HclValue.StringValue(var text, var origin)
                && (text.equals("true") || text.equals("false"))) {
            return text.equals("true");
        }
        throw Evaluator.problem(
                ID, where, "true or false is needed here", "this is " + kind(value));
    }

    static String text(HclValue value, Span where) throws EvaluationProblem {
        return switch (value) {
            case HclValue.StringValue(var text, var origin) -> text;
            case HclValue.NumberValue(var number) -> NumberText.format(number);
            case HclValue.BoolValue(var bool) -> String.valueOf(bool);
            case HclValue.NullValue none ->
                    throw Evaluator.problem(ID, where, "null has no text", "give it a value");
            case HclValue.ListValue list ->
                    throw Evaluator.problem(ID, where, "a text is needed here", "this is a list");
            case HclValue.ObjectValue object ->
                    throw Evaluator.problem(
                            ID, where, "a text is needed here", "this is an object");
        };
    }

    static String kind(HclValue value) {
        return switch (value) {
            case HclValue.StringValue text -> "a string";
            case HclValue.NumberValue number -> "a number";
            case HclValue.BoolValue bool -> "a bool";
            case HclValue.NullValue none -> "null";
            case HclValue.ListValue list -> "a list";
            case HclValue.ObjectValue object -> "an object";
        };
    }
}
