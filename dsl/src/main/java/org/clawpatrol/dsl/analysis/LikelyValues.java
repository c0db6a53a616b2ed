package org.clawpatrol.dsl.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.clawpatrol.engine.expr.And;
import org.clawpatrol.engine.expr.Conditional;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.FactRead;
import org.clawpatrol.engine.expr.Has;
import org.clawpatrol.engine.expr.In;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.expr.Local;
import org.clawpatrol.engine.expr.Matches;
import org.clawpatrol.engine.expr.Not;
import org.clawpatrol.engine.expr.Or;
import org.clawpatrol.engine.expr.Select;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.NullValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/**
 * Values of facts that conditions can tell apart, read off the constants that stand beside them.
 * Nothing is promised of them. One thread.
 */
public final class LikelyValues {
    private static final int MOST = 400;
    private static final int LONGEST_LIST = 100;

    private final Map<Fact, Set<Value>> values = new LinkedHashMap<>();

    /** Those of several conditions; at most some hundreds of each fact. */
    public static Map<Fact, List<Value>> of(Collection<Expr> conditions) {
        LikelyValues likely = new LikelyValues();
        conditions.forEach(likely::visit);
        Map<Fact, List<Value>> found = new LinkedHashMap<>();
        likely.values.forEach((fact, set) -> found.put(fact, List.copyOf(set)));
        return found;
    }

    private void visit(Expr expr) {
        if (expr instanceof And
                || expr instanceof Or
                || expr instanceof Not
                || expr instanceof Conditional) {
            expr.operands().forEach(this::visit);
            return;
        }
        List<Value> constants = nodes(expr).flatMap(LikelyValues::constants).distinct().toList();
        List<String> names = nodes(expr).flatMap(LikelyValues::names).distinct().toList();
        expr.facts().distinct().forEach(fact -> add(fact, expr, names, constants));
    }

    private static Stream<Expr> nodes(Expr expr) {
        return Stream.concat(
                Stream.of(expr), expr.operands().stream().flatMap(LikelyValues::nodes));
    }

    private static Stream<Value> constants(Expr node) {
        if (node instanceof Matches matches) {
            return Literals.text(matches.operands().getLast()).stream()
                    .flatMap(pattern -> PatternSample.of(pattern).stream())
                    .map(StringValue::new);
        }
        return node instanceof Literal(Value value) ? parts(value) : Stream.of();
    }

    private static Stream<Value> parts(Value value) {
        return value instanceof ListValue(List<Value> elements)
                ? elements.stream()
                : Stream.of(value);
    }

    private static Stream<String> names(Expr node) {
        return switch (node) {
            case Select(_, StringValue(String name)) -> Stream.of(name);
            case Has(_, StringValue(String name)) -> Stream.of(name);
            case Literal(StringValue(String name)) -> Stream.of(name);
            default -> Stream.of();
        };
    }

    private void add(Fact fact, Expr test, List<String> names, List<Value> constants) {
        Set<Value> found = values.computeIfAbsent(fact, _ -> new LinkedHashSet<>());
        if (found.size() > MOST) {
            return;
        }
        switch (fact.type()) {
            case Type.ListOf _ -> {
                lists(constants, found);
                elements(test, constants).map(ListValue::of).forEach(found::add);
            }
            case Type.MapOf(_, Type held) -> maps(held, names, constants, found);
            case Type.Simple.DYN -> documents(fact, test, constants, found);
            case Type.Simple.BOOL -> found.addAll(List.of(BoolValue.TRUE, BoolValue.FALSE));
            case Type _ -> constants.forEach(constant -> near(constant, fact.type(), found));
        }
    }

    private static void near(Value constant, Type type, Set<Value> found) {
        if (type == Type.Simple.INT && constant instanceof IntValue(long number)) {
            for (long step = -1; step <= 1; step++) {
                if (Math.abs(number) < Long.MAX_VALUE) {
                    found.add(new IntValue(number + step));
                }
            }
        } else if (type == Type.Simple.STRING && constant instanceof StringValue(String text)) {
            found.add(constant);
            found.add(new StringValue(text + "x"));
            found.add(new StringValue("x" + text));
            found.add(new StringValue("/" + text));
        }
    }

    private static void lists(List<Value> constants, Set<Value> found) {
        List<Value> texts = constants.stream().filter(StringValue.class::isInstance).toList();
        found.add(ListValue.EMPTY);
        texts.forEach(text -> found.add(ListValue.of(text)));
        found.add(new ListValue(texts));
        texts.forEach(text -> found.add(ListValue.of(text, new StringValue("x"))));
    }

    private static void maps(
            Type held, List<String> names, List<Value> constants, Set<Value> found) {
        Set<Value> inner = new LinkedHashSet<>();
        if (held instanceof Type.ListOf) {
            lists(constants, inner);
        } else {
            constants.forEach(constant -> near(constant, held, inner));
        }
        // One that nobody names: a test of all names fails for it.
        Stream<String> other = names.stream().limit(1).map(name -> name + "x");
        Stream.concat(names.stream(), other)
                .forEach(
                        name ->
                                inner.forEach(
                                        value ->
                                                found.add(MapValue.ofFields(Map.of(name, value)))));
    }

    /** Documents with a constant where the condition looks for one. */
    private static void documents(Fact fact, Expr test, List<Value> constants, Set<Value> found) {
        List<Value> leaves = new ArrayList<>();
        for (Value constant : constants) {
            if (constant instanceof IntValue(long number)) {
                leaves.add(new DoubleValue(number - 1.0));
                leaves.add(new DoubleValue(number));
                leaves.add(new DoubleValue(number + 1.0));
                sized(number).forEach(leaves::add);
            } else {
                leaves.add(constant);
            }
        }
        leaves.addAll(List.of(new StringValue("x"), NullValue.NULL, ListValue.EMPTY));
        elements(test, List.copyOf(leaves)).forEach(leaves::add);
        List<List<String>> paths =
                nodes(test).map(node -> path(node, fact)).filter(path -> !path.isEmpty()).toList();
        for (List<String> path : paths) {
            for (Value leaf : leaves) {
                found.add(under(path, leaf));
                found.add(under(path, ListValue.of(leaf)));
            }
        }
    }

    /** Maps for the elements of lists of whose members a condition reads some. */
    private static Stream<Value> elements(Expr test, List<Value> leaves) {
        List<String> members =
                nodes(test).flatMap(node -> memberOfElement(node).stream()).distinct().toList();
        return members.stream()
                .flatMap(
                        name ->
                                leaves.stream()
                                        .<Value>map(leaf -> MapValue.ofFields(Map.of(name, leaf))));
    }

    private static Optional<String> memberOfElement(Expr node) {
        return switch (node) {
            case Select(Local _, StringValue(String name)) -> Optional.of(name);
            case Has(Local _, StringValue(String name)) -> Optional.of(name);
            case In(Literal(StringValue(String name)), Local _) -> Optional.of(name);
            default -> Optional.empty();
        };
    }

    /** Lists as long as a number says, and by one longer. */
    private static Stream<Value> sized(long number) {
        return number < 0 || number > LONGEST_LIST
                ? Stream.of()
                : Stream.of(number, number + 1)
                        .map(
                                size ->
                                        new ListValue(
                                                Collections.nCopies(
                                                        size.intValue(), new StringValue("x"))));
    }

    /** The names that lead to what an expression reads of a fact; none where it reads another. */
    private static List<String> path(Expr expr, Fact fact) {
        return switch (expr) {
            case Select(Expr target, StringValue(String name)) -> longer(target, name, fact);
            case Has(Expr target, StringValue(String name)) -> longer(target, name, fact);
            default -> List.of();
        };
    }

    private static List<String> longer(Expr target, String name, Fact fact) {
        List<String> path = new ArrayList<>(path(target, fact));
        boolean isFact = target instanceof FactRead(Fact read) && read.equals(fact);
        if (path.isEmpty() && !isFact) {
            return List.of();
        }
        path.add(name);
        return path;
    }

    private static Value under(List<String> path, Value leaf) {
        Value value = leaf;
        for (String name : path.reversed()) {
            value = MapValue.ofFields(Map.of(name, value));
        }
        return value;
    }
}
