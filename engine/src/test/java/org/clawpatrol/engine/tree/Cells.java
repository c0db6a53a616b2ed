package org.clawpatrol.engine.tree;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.engine.expr.And;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.expr.Not;
import org.clawpatrol.engine.expr.Or;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;

/**
 * The values of one fact that a policy and its tree can tell apart, one for each class of values
 * that every test of the fact and every branch of the tree treats alike. Texts are found by trying
 * all over a small alphabet, longer and longer, until longer ones add no class. One thread.
 */
final class Cells {
    private static final List<String> ALPHABET = List.of("a", "b", "A", "/", ".");
    private static final int LONGEST = 6;

    private final Draw draw;
    private final Fact fact;
    private final List<Expr> tests = new ArrayList<>();
    private final Set<Constraint> branches = new HashSet<>();
    private final Map<List<Object>, Value> cells = new LinkedHashMap<>();

    Cells(Draw draw, Fact fact, List<DecisionTree.Condition> rules, List<Outline> trees) {
        this.draw = draw;
        this.fact = fact;
        rules.forEach(rule -> rule.expr().ifPresent(this::collect));
        trees.forEach(this::collect);
    }

    private void collect(Expr expr) {
        switch (expr) {
            case And _, Or _, Not _ -> expr.operands().forEach(this::collect);
            default -> {
                if (expr.facts().anyMatch(fact::equals)) {
                    tests.add(expr);
                }
            }
        }
    }

    private void collect(Outline outline) {
        switch (outline) {
            case Outline.Candidates _ -> {}
            case Outline.Earliest(var parts) -> parts.forEach(this::collect);
            case Outline.Switch(Subject subject, var below) ->
                    below.forEach(
                            branch -> {
                                if (subject.equals(new Subject.OfFact(fact))) {
                                    branches.add(branch.constraint());
                                }
                                collect(branch.below());
                            });
        }
    }

    /** One value of each class; empty when there may be more classes than were found. */
    Optional<List<Value>> values() {
        add(new ErrorValue("broken"));
        add(UnknownValue.of(UnknownValue.Cause.OTHER));
        add(ErrorValue.ABSENT);
        add(new IntValue(1));
        add(ListValue.EMPTY);
        boolean complete =
                switch (fact.type()) {
                    case Type.ListOf _ -> all(lists());
                    case Type.MapOf _ -> all(maps());
                    case Type.Simple simple -> simple == Type.Simple.INT ? all(numbers()) : texts();
                    case Type _ -> false;
                };
        return complete ? Optional.of(List.copyOf(cells.values())) : Optional.empty();
    }

    private void add(Value value) {
        cells.putIfAbsent(classOf(value), value);
    }

    private boolean all(List<Value> values) {
        values.forEach(this::add);
        return true;
    }

    private List<Object> classOf(Value value) {
        GivenFacts facts = new GivenFacts(draw.schema().facts().size());
        facts.set(fact, value);
        Frame frame = new Frame(facts);
        List<Object> all = new ArrayList<>();
        all.add(shape(value));
        for (Expr test : tests) {
            Value holds = frame.evaluate(test);
            all.add(holds instanceof BoolValue ? holds : "undefined");
        }
        branches.forEach(branch -> all.add(branch.admits(value)));
        return all;
    }

    private static Object shape(Value value) {
        return switch (value) {
            case ErrorValue error when error.equals(ErrorValue.ABSENT) -> "absent";
            case Undefined _ -> "undefined";
            case ListValue(var elements) ->
                    elements.stream().anyMatch(Undefined.class::isInstance) ? "broken" : "list";
            case MapValue map ->
                    map.keys().stream()
                            .map(
                                    key ->
                                            Map.entry(
                                                    key,
                                                    shape(
                                                            java.util.Objects.requireNonNull(
                                                                    map.find(key)))))
                            .toList();
            default -> value.typeName();
        };
    }

    private boolean texts() {
        Vocabulary.addresses().forEach(address -> add(new StringValue(address)));
        add(new StringValue(""));
        List<String> longest = List.of("");
        for (int length = 1; length <= LONGEST; length++) {
            int before = cells.size();
            List<String> longer = new ArrayList<>();
            for (String text : longest) {
                ALPHABET.forEach(letter -> longer.add(text + letter));
            }
            longer.forEach(text -> add(new StringValue(text)));
            if (length > 3 && cells.size() == before) {
                return true;
            }
            longest = longer;
        }
        return false;
    }

    private List<Value> numbers() {
        List<Value> all = new ArrayList<>();
        all.add(new IntValue(Long.MIN_VALUE));
        all.add(new IntValue(Long.MAX_VALUE));
        for (long number : draw.words().numbers()) {
            for (int beside = -1; beside <= 1; beside++) {
                all.add(new IntValue(number + beside));
            }
        }
        for (long number : List.of(-1L, 0L, 1L)) {
            all.add(new IntValue(number));
        }
        return all;
    }

    /** Every choice of the words and another one, whole and with an element that is broken. */
    private List<Value> lists() {
        Set<String> words = new java.util.TreeSet<>(draw.words().texts());
        List<List<Value>> choices = new ArrayList<>();
        choices.add(List.of());
        words.add("other");
        for (String word : words) {
            for (List<Value> choice : List.copyOf(choices)) {
                List<Value> more = new ArrayList<>(choice);
                more.add(new StringValue(word));
                choices.add(more);
            }
        }
        List<Value> all = new ArrayList<>();
        for (List<Value> choice : choices) {
            all.add(new ListValue(choice));
            List<Value> broken = new ArrayList<>(choice);
            broken.add(new ErrorValue("element"));
            all.add(new ListValue(broken));
        }
        return all;
    }

    /** Every choice of a list or nothing for each key. */
    private List<Value> maps() {
        List<Map<String, Value>> choices = new ArrayList<>();
        choices.add(Map.of());
        for (String key : draw.words().keys()) {
            for (Map<String, Value> choice : List.copyOf(choices)) {
                for (Value under : under()) {
                    Map<String, Value> more = new LinkedHashMap<>(choice);
                    more.put(key, under);
                    choices.add(more);
                }
            }
        }
        return choices.stream().map(MapValue::ofFields).map(Value.class::cast).toList();
    }

    private List<Value> under() {
        List<Value> under = new ArrayList<>(lists());
        under.add(new ErrorValue("member"));
        return under;
    }
}
