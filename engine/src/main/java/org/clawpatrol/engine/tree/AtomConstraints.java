package org.clawpatrol.engine.tree;

import static org.clawpatrol.engine.tree.Operands.TEXTS;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.engine.expr.Apply;
import org.clawpatrol.engine.expr.Compare;
import org.clawpatrol.engine.expr.Equal;
import org.clawpatrol.engine.expr.Exists;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.FacetRead;
import org.clawpatrol.engine.expr.FactRead;
import org.clawpatrol.engine.expr.Has;
import org.clawpatrol.engine.expr.In;
import org.clawpatrol.engine.expr.Iteration;
import org.clawpatrol.engine.expr.Matches;
import org.clawpatrol.engine.expr.SetTest;
import org.clawpatrol.engine.expr.TextTest;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.Missing;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.value.StringValue;

/**
 * The constraint that one test over one fact is, if it is one: where the value of the fact is known
 * and not admitted, the test is false, not an error and never too expensive. Stateless.
 */
final class AtomConstraints {
    private AtomConstraints() {}

    /** What must hold unless the test is false. */
    static Optional<Conjunction> of(Expr expr) {
        return switch (expr) {
            case Equal(Expr left, Expr right, boolean negated) ->
                    negated ? Optional.empty() : equal(left, right);
            case Compare compare -> NumberConstraints.of(compare);
            case In(Expr element, Expr container) -> in(element, container);
            case TextTest test -> TextConstraints.of(test);
            case Matches matches -> TextConstraints.of(matches);
            case Exists(Iteration(Expr range, int slot, int second), Expr condition) ->
                    second == Iteration.NONE
                            ? MemberConstraints.exists(range, slot, condition)
                            : Optional.empty();
            case SetTest test -> intersects(test);
            case Has(Expr target, StringValue name) -> has(target, name);
            case Apply apply -> NetworkConstraints.of(apply);
            default -> Optional.empty();
        };
    }

    /** What must hold unless the test is true. */
    static Optional<Conjunction> ofNegated(Expr expr) {
        return switch (expr) {
            case Equal(Expr left, Expr right, boolean negated) ->
                    negated ? equal(left, right) : Optional.empty();
            case Compare compare -> NumberConstraints.ofNegated(compare);
            default -> Optional.empty();
        };
    }

    private static Optional<Conjunction> equal(Expr left, Expr right) {
        return sameText(left, right)
                .or(() -> sameText(right, left))
                .or(() -> NumberConstraints.equal(left, right));
    }

    private static Optional<Conjunction> sameText(Expr read, Expr written) {
        return Operands.fact(read, Type.Simple.STRING)
                .flatMap(fact -> Operands.text(written).map(text -> oneOf(fact, Set.of(text))));
    }

    private static Conjunction oneOf(Fact fact, Set<String> texts) {
        return Conjunction.of(fact, new Constraint.OneOf(texts));
    }

    private static Optional<Conjunction> in(Expr element, Expr container) {
        Optional<Fact> fact = Operands.fact(element, Type.Simple.STRING);
        if (fact.isPresent()) {
            return Operands.texts(container).map(texts -> oneOf(fact.get(), texts));
        }
        return Operands.text(element).flatMap(text -> held(text, container));
    }

    private static Optional<Conjunction> held(String text, Expr container) {
        if (container instanceof FactRead(Fact fact) && fact.type() instanceof Type.MapOf) {
            return Optional.of(Conjunction.of(fact, new Constraint.HasKey(text)));
        }
        return MemberConstraints.holds(container, Set.of(text));
    }

    private static Optional<Conjunction> intersects(SetTest test) {
        if (test.operator() != SetTest.Operator.INTERSECTS) {
            return Optional.empty();
        }
        return intersects(test.left(), test.right())
                .or(() -> intersects(test.right(), test.left()));
    }

    private static Optional<Conjunction> intersects(Expr held, Expr wanted) {
        boolean isFact = held instanceof FactRead(Fact fact) && fact.type().equals(TEXTS);
        return isFact
                ? Operands.texts(wanted).flatMap(texts -> MemberConstraints.holds(held, texts))
                : Optional.empty();
    }

    /** The presence of a fact that actions may lack is asked of a map with that fact alone. */
    private static Optional<Conjunction> has(Expr target, StringValue name) {
        return switch (target) {
            case FactRead(Fact fact) when fact.type() instanceof Type.MapOf ->
                    Optional.of(Conjunction.of(fact, new Constraint.HasKey(name.value())));
            case FacetRead(List<Fact> fields) ->
                    fields.stream()
                            .filter(fact -> fact.missing() == Missing.ABSENT)
                            .filter(fact -> fact.field().equals(name.value()))
                            .findFirst()
                            .map(fact -> Conjunction.of(fact, new Constraint.Present()));
            default -> Optional.empty();
        };
    }
}
