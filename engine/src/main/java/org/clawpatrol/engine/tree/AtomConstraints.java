package org.clawpatrol.engine.tree;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.engine.expr.Equal;
import org.clawpatrol.engine.expr.Exists;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.FactRead;
import org.clawpatrol.engine.expr.Has;
import org.clawpatrol.engine.expr.In;
import org.clawpatrol.engine.expr.Index;
import org.clawpatrol.engine.expr.Iteration;
import org.clawpatrol.engine.expr.ListOf;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.expr.Local;
import org.clawpatrol.engine.expr.Matches;
import org.clawpatrol.engine.expr.Select;
import org.clawpatrol.engine.expr.SetTest;
import org.clawpatrol.engine.expr.TextTest;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** The constraint that one test over one fact is, if it is one. Stateless. */
final class AtomConstraints {
    private static final Type TEXTS = new Type.ListOf(Type.Simple.STRING);

    private AtomConstraints() {}

    static Optional<Conjunction> of(Expr expr) {
        return switch (expr) {
            case Equal(Expr left, Expr right, boolean negated) ->
                    negated ? Optional.empty() : equal(left, right).or(() -> equal(right, left));
            case In(Expr element, Expr container) -> in(element, container);
            case TextTest test -> text(test);
            case Matches matches -> matches(matches);
            case Exists(Iteration(Expr range, int slot, int second), Expr condition) ->
                    second == Iteration.NONE ? exists(range, slot, condition) : Optional.empty();
            case SetTest(SetTest.Operator operator, Expr left, Expr right) ->
                    operator == SetTest.Operator.INTERSECTS
                            ? intersects(left, right).or(() -> intersects(right, left))
                            : Optional.empty();
            case Has(FactRead(Fact fact), StringValue(String key))
                    when fact.type() instanceof Type.MapOf ->
                    Optional.of(Conjunction.of(fact, new Constraint.HasKey(key)));
            default -> Optional.empty();
        };
    }

    private static Optional<Conjunction> equal(Expr left, Expr right) {
        return fact(left, Type.Simple.STRING)
                .flatMap(fact -> literal(right).map(text -> oneOf(fact, Set.of(text))));
    }

    private static Conjunction oneOf(Fact fact, Set<String> texts) {
        return Conjunction.of(fact, new Constraint.OneOf(texts));
    }

    private static Optional<Conjunction> in(Expr element, Expr container) {
        Optional<Fact> text = fact(element, Type.Simple.STRING);
        if (text.isPresent()) {
            return literals(container).map(texts -> oneOf(text.get(), texts));
        }
        Optional<String> wanted = literal(element);
        if (wanted.isEmpty() || !(container instanceof FactRead(Fact fact))) {
            return Optional.empty();
        }
        if (fact.type().equals(TEXTS)) {
            var held = new Constraint.HasElement(Set.of(wanted.get()));
            return Optional.of(Conjunction.of(fact, held));
        }
        return fact.type() instanceof Type.MapOf
                ? Optional.of(Conjunction.of(fact, new Constraint.HasKey(wanted.get())))
                : Optional.empty();
    }

    private static Optional<Conjunction> text(TextTest test) {
        Optional<Fact> fact = fact(test.text(), Type.Simple.STRING);
        Optional<String> argument = literal(test.argument()).filter(text -> !text.isEmpty());
        if (fact.isEmpty() || argument.isEmpty()) {
            return Optional.empty();
        }
        return switch (test.operator()) {
            case STARTS_WITH ->
                    Optional.of(
                            Conjunction.of(fact.get(), new Constraint.StartsWith(argument.get())));
            case ENDS_WITH ->
                    Optional.of(
                            Conjunction.of(fact.get(), new Constraint.EndsWith(argument.get())));
            case CONTAINS -> Optional.empty();
        };
    }

    private static Optional<Conjunction> matches(Matches matches) {
        Optional<Fact> fact = fact(matches.text(), Type.Simple.STRING);
        Optional<String> pattern = literal(matches.operands().getLast());
        if (fact.isEmpty() || pattern.isEmpty()) {
            return Optional.empty();
        }
        return AnchoredPrefix.of(pattern.get())
                .map(prefix -> Conjunction.of(fact.get(), new Constraint.StartsWith(prefix)));
    }

    /** {@code list.exists(x, x == 'c')} and the same over a list under a literal key of a map. */
    private static Optional<Conjunction> exists(Expr range, int slot, Expr condition) {
        Optional<Set<String>> texts = elementTexts(slot, condition);
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        return switch (range) {
            case FactRead(Fact fact) when fact.type().equals(TEXTS) ->
                    Optional.of(Conjunction.of(fact, new Constraint.HasElement(texts.get())));
            case Index(FactRead(Fact fact), Literal(StringValue(String key))) ->
                    entry(fact, key, texts.get());
            case Select(FactRead(Fact fact), StringValue(String key)) ->
                    entry(fact, key, texts.get());
            default -> Optional.empty();
        };
    }

    private static Optional<Conjunction> entry(Fact fact, String key, Set<String> texts) {
        boolean lists = fact.type() instanceof Type.MapOf map && map.value().equals(TEXTS);
        return lists
                ? Optional.of(Conjunction.of(fact, new Constraint.HasEntry(key, texts)))
                : Optional.empty();
    }

    private static Optional<Set<String>> elementTexts(int slot, Expr condition) {
        return switch (condition) {
            case Equal(Local(int local), Expr right, boolean negated)
                    when local == slot && !negated ->
                    literal(right).map(Set::of);
            case Equal(Expr left, Local(int local), boolean negated)
                    when local == slot && !negated ->
                    literal(left).map(Set::of);
            case In(Local(int local), Expr container) when local == slot -> literals(container);
            default -> Optional.empty();
        };
    }

    private static Optional<Conjunction> intersects(Expr left, Expr right) {
        return left instanceof FactRead(Fact fact) && fact.type().equals(TEXTS)
                ? literals(right)
                        .map(texts -> Conjunction.of(fact, new Constraint.HasElement(texts)))
                : Optional.empty();
    }

    private static Optional<Fact> fact(Expr expr, Type type) {
        return expr instanceof FactRead(Fact fact) && fact.type().equals(type)
                ? Optional.of(fact)
                : Optional.empty();
    }

    private static Optional<String> literal(Expr expr) {
        return expr instanceof Literal(StringValue(String text))
                ? Optional.of(text)
                : Optional.empty();
    }

    /** The elements of a list of text literals; empty when some element is anything else. */
    private static Optional<Set<String>> literals(Expr expr) {
        return switch (expr) {
            case ListOf list ->
                    texts(list.operands().stream().map(AtomConstraints::literal).toList());
            case Literal(ListValue(List<Value> elements)) ->
                    texts(elements.stream().map(each -> literal(new Literal(each))).toList());
            default -> Optional.empty();
        };
    }

    private static Optional<Set<String>> texts(List<Optional<String>> elements) {
        Set<String> texts = new HashSet<>();
        for (Optional<String> element : elements) {
            if (element.isEmpty()) {
                return Optional.empty();
            }
            texts.add(element.get());
        }
        return Optional.of(texts);
    }
}
