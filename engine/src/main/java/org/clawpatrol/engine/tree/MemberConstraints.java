package org.clawpatrol.engine.tree;

import static org.clawpatrol.engine.tree.Operands.TEXTS;

import java.util.Optional;
import java.util.Set;
import org.clawpatrol.engine.expr.Equal;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.FactRead;
import org.clawpatrol.engine.expr.In;
import org.clawpatrol.engine.expr.Index;
import org.clawpatrol.engine.expr.ListOf;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.expr.Local;
import org.clawpatrol.engine.expr.OptionalStep;
import org.clawpatrol.engine.expr.OrElse;
import org.clawpatrol.engine.expr.Select;
import org.clawpatrol.engine.expr.TextTest;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.StringValue;

/** The constraints that tests of lists are, of facts and of lists under a key of one. Stateless. */
final class MemberConstraints {
    private MemberConstraints() {}

    /** {@code list.exists(x, x == 'c')} and the like. */
    static Optional<Conjunction> exists(Expr range, int slot, Expr condition) {
        return elementTexts(slot, condition)
                .flatMap(texts -> holds(range, texts))
                .or(() -> holdsStarting(range, slot, condition));
    }

    /** {@code list.exists(x, x.startsWith('c'))}. */
    private static Optional<Conjunction> holdsStarting(Expr range, int slot, Expr condition) {
        boolean begins =
                condition instanceof TextTest(TextTest.Operator operator, Local(int local), _)
                        && operator == TextTest.Operator.STARTS_WITH
                        && local == slot;
        if (!begins || !(range instanceof FactRead(Fact fact)) || !fact.type().equals(TEXTS)) {
            return Optional.empty();
        }
        return Operands.text(((TextTest) condition).argument())
                .filter(prefix -> !prefix.isEmpty())
                .map(prefix -> new Constraint.HasElementStarting(Set.of(prefix)))
                .map(constraint -> Conjunction.of(fact, constraint));
    }

    /** A list that holds one of these texts. */
    static Optional<Conjunction> holds(Expr list, Set<String> texts) {
        return switch (list) {
            case FactRead(Fact fact) when fact.type().equals(TEXTS) ->
                    Optional.of(Conjunction.of(fact, new Constraint.HasElement(texts)));
            case Index(FactRead(Fact fact), Literal(StringValue(String key))) ->
                    entry(fact, key, texts);
            case Select(FactRead(Fact fact), StringValue(String key)) -> entry(fact, key, texts);
            case OrElse(OptionalStep(FactRead(Fact fact), Expr key), Expr otherwise, boolean plain)
                    when plain && isEmpty(otherwise) ->
                    Operands.text(key).flatMap(name -> entryOrNothing(fact, name, texts));
            default -> Optional.empty();
        };
    }

    private static Optional<Conjunction> entry(Fact fact, String key, Set<String> texts) {
        boolean lists = fact.type() instanceof Type.MapOf map && map.value().equals(TEXTS);
        return lists
                ? Optional.of(Conjunction.of(fact, new Constraint.HasEntry(key, texts)))
                : Optional.empty();
    }

    /** Where a missing key stands for an empty list, the key is demanded as well. */
    private static Optional<Conjunction> entryOrNothing(Fact fact, String key, Set<String> texts) {
        return entry(fact, key, texts)
                .map(entry -> entry.and(Conjunction.of(fact, new Constraint.HasKey(key))));
    }

    private static boolean isEmpty(Expr list) {
        return switch (list) {
            case ListOf of -> of.operands().isEmpty();
            case Literal(ListValue value) -> value.elements().isEmpty();
            default -> false;
        };
    }

    private static Optional<Set<String>> elementTexts(int slot, Expr condition) {
        return switch (condition) {
            case Equal(Local(int local), Expr right, boolean negated)
                    when local == slot && !negated ->
                    Operands.text(right).map(Set::of);
            case Equal(Expr left, Local(int local), boolean negated)
                    when local == slot && !negated ->
                    Operands.text(left).map(Set::of);
            case In(Local(int local), Expr container) when local == slot ->
                    Operands.texts(container);
            default -> Optional.empty();
        };
    }
}
