package org.clawpatrol.engine.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.clawpatrol.engine.expr.And;
import org.clawpatrol.engine.expr.Equal;
import org.clawpatrol.engine.expr.Exists;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.FactRead;
import org.clawpatrol.engine.expr.Has;
import org.clawpatrol.engine.expr.In;
import org.clawpatrol.engine.expr.Index;
import org.clawpatrol.engine.expr.InvalidPatternException;
import org.clawpatrol.engine.expr.ListOf;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.expr.Local;
import org.clawpatrol.engine.expr.Matches;
import org.clawpatrol.engine.expr.Not;
import org.clawpatrol.engine.expr.Or;
import org.clawpatrol.engine.expr.Select;
import org.clawpatrol.engine.expr.SetTest;
import org.clawpatrol.engine.expr.TextTest;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.NullValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** Random conditions and random actions over few words, so that they nearly meet. One thread. */
final class RandomPolicies {
    private static final List<String> WORDS =
            List.of(
                    "", "a", "ab", "abc", "abd", "b", "ba", "bab", "cab", "A", "é", "😀", "ab/",
                    "ab/c");
    private static final List<String> KEYS = List.of("K", "L", "");
    private static final List<Type> TEXTUAL =
            List.of(
                    Type.Simple.STRING,
                    new Type.ListOf(Type.Simple.STRING),
                    new Type.MapOf(Type.Simple.STRING, Type.Simple.STRING),
                    new Type.MapOf(Type.Simple.STRING, new Type.ListOf(Type.Simple.STRING)));

    private final Random random;
    private final Family family;

    RandomPolicies(Random random, Family family) {
        this.random = random;
        this.family = family;
    }

    List<DecisionTree.Condition> conditions(int count) {
        return IntStream.range(0, count).mapToObj(_ -> condition()).toList();
    }

    private DecisionTree.Condition condition() {
        Optional<String> credential =
                random.nextInt(5) == 0
                        ? Optional.of(pick(List.of("one", "two")))
                        : Optional.empty();
        Optional<Expr> expr =
                random.nextInt(60) == 0 ? Optional.empty() : Optional.of(expr(random.nextInt(4)));
        return new DecisionTree.Condition(credential, expr);
    }

    Expr expr(int depth) {
        if (depth == 0) {
            return atom();
        }
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> new And(expr(depth - 1), expr(depth - 1));
            case 3, 4 -> new Or(expr(depth - 1), expr(depth - 1));
            case 5 -> new Not(expr(depth - 1));
            case 6 -> guarded();
            default -> atom();
        };
    }

    private Expr guarded() {
        Fact map = fact(TEXTUAL.get(3));
        Literal key = text(pick(KEYS));
        Expr present = random.nextBoolean() ? new In(key, new FactRead(map)) : has(map, key);
        return new And(present, entry(map, key));
    }

    private static Expr has(Fact map, Literal key) {
        return new Has(new FactRead(map), (StringValue) key.value());
    }

    private Expr entry(Fact map, Literal key) {
        Expr list =
                random.nextBoolean()
                        ? new Index(new FactRead(map), key)
                        : new Select(new FactRead(map), (StringValue) key.value());
        return new Exists(list, 0, elementTest());
    }

    private Expr elementTest() {
        return switch (random.nextInt(3)) {
            case 0 -> new Equal(new Local(0), word(), random.nextInt(6) == 0);
            case 1 -> new Equal(word(), new Local(0), false);
            default -> new In(new Local(0), words());
        };
    }

    private Expr atom() {
        return switch (random.nextInt(14)) {
            case 0, 1 -> new Equal(text(), word(), random.nextInt(4) == 0);
            case 2 -> new Equal(word(), text(), false);
            case 3, 4 -> new In(text(), words());
            case 5 -> new In(word(), new FactRead(fact(TEXTUAL.get(1))));
            case 6 -> new In(word(), new FactRead(fact(TEXTUAL.get(2 + random.nextInt(2)))));
            case 7, 8 -> new TextTest(pick(List.of(TextTest.Operator.values())), text(), word());
            case 9 -> matches();
            case 10 -> new Exists(new FactRead(fact(TEXTUAL.get(1))), 0, elementTest());
            case 11 -> entry(fact(TEXTUAL.get(3)), text(pick(KEYS)));
            case 12 -> setTest();
            default ->
                    new Literal(
                            pick(
                                    List.of(
                                            BoolValue.TRUE,
                                            BoolValue.FALSE,
                                            new ErrorValue("given"),
                                            NullValue.NULL)));
        };
    }

    private Expr setTest() {
        Expr held = new FactRead(fact(TEXTUAL.get(1)));
        SetTest.Operator operator = pick(List.of(SetTest.Operator.values()));
        return random.nextBoolean()
                ? new SetTest(operator, held, words())
                : new SetTest(operator, words(), held);
    }

    private Expr matches() {
        String tail =
                pick(List.of("", ".*", "$", "+", "*", "?", "{2}", "|b", "(?i)c", "\\.", "[ab]"));
        String pattern = pick(List.of("^", "^", "^", "", "(?i)^", "^\\")) + pick(WORDS) + tail;
        try {
            return Matches.of(text(), text(pattern));
        } catch (InvalidPatternException e) {
            return new Literal(BoolValue.FALSE);
        }
    }

    private Expr text() {
        return new FactRead(fact(Type.Simple.STRING));
    }

    private Literal word() {
        return text(pick(WORDS));
    }

    private static Literal text(String text) {
        return new Literal(new StringValue(text));
    }

    private Expr words() {
        List<Expr> words = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            words.add(random.nextInt(12) == 0 ? new Literal(new IntValue(1)) : word());
        }
        return random.nextInt(10) == 0 ? new ListOf(List.of()) : new ListOf(words);
    }

    private Fact fact(Type type) {
        List<Fact> fitting =
                FactSchema.of(family).facts().stream()
                        .filter(fact -> fact.type().equals(type))
                        .toList();
        List<Fact> all = FactSchema.of(family).facts();
        return fitting.isEmpty() ? pick(all) : pick(fitting);
    }

    /** An action; a fact now and then unknown, an error, or lost to a flag. */
    Facts facts() {
        FactValues.Builder facts = FactValues.of(family);
        for (Fact fact : FactSchema.of(family).facts()) {
            if (!TEXTUAL.contains(fact.type())) {
                continue;
            }
            if (random.nextInt(40) == 0) {
                facts.unknown(fact.path());
            } else {
                facts.set(fact.path(), value(fact.type()));
            }
        }
        if (random.nextInt(5) == 0) {
            facts.truncated();
        }
        return (random.nextInt(5) == 0 ? facts.unparseable() : facts).build();
    }

    private Value value(Type type) {
        return switch (type) {
            case Type.ListOf _ -> list();
            case Type.MapOf(Type key, Type value) -> map(value);
            case Type _ -> new StringValue(pick(WORDS));
        };
    }

    private Value list() {
        List<Value> elements = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            elements.add(
                    switch (random.nextInt(30)) {
                        case 0 -> new ErrorValue("element");
                        case 1 -> new IntValue(1);
                        default -> new StringValue(pick(WORDS));
                    });
        }
        return new ListValue(elements);
    }

    private Value map(Type value) {
        Map<String, Value> entries = new java.util.LinkedHashMap<>();
        for (String key : KEYS) {
            if (random.nextBoolean()) {
                entries.put(key, value(value));
            }
        }
        return MapValue.ofFields(entries);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
