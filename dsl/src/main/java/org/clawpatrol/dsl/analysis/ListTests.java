package org.clawpatrol.dsl.analysis;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.engine.expr.All;
import org.clawpatrol.engine.expr.And;
import org.clawpatrol.engine.expr.Equal;
import org.clawpatrol.engine.expr.Exists;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.In;
import org.clawpatrol.engine.expr.Iteration;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.expr.Local;
import org.clawpatrol.engine.expr.Not;
import org.clawpatrol.engine.expr.Or;
import org.clawpatrol.engine.expr.SetTest;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** Tests of the elements of a list of texts. Stateless. */
final class ListTests {
    private ListTests() {}

    static Optional<Formula> read(Expr expr) {
        return switch (expr) {
            case In(Literal(StringValue wanted), Expr container) ->
                    list(container).map(place -> has(place, Set.of(wanted)));
            case Exists(Iteration(Expr range, int slot, int second), Expr condition)
                    when second == Iteration.NONE ->
                    list(range).flatMap(place -> some(place, slot, condition, true));
            case All(Iteration(Expr range, int slot, int second), Expr condition)
                    when second == Iteration.NONE ->
                    list(range)
                            .flatMap(place -> some(place, slot, condition, false))
                            .map(Formula.Negation::new);
            case SetTest(var operator, Expr left, Expr right) -> sets(operator, left, right);
            default -> Optional.empty();
        };
    }

    private static Optional<Place> list(Expr expr) {
        return Place.of(expr).filter(Place::isTexts);
    }

    private static Formula has(Place place, Set<Value> values) {
        return place.passes(new Test.HasElement(new Test.OneOf(values), true));
    }

    /**
     * Whether the condition holds for some element, or fails for some.
     *
     * @param holds which of both
     */
    private static Optional<Formula> some(Place place, int slot, Expr condition, boolean holds) {
        return switch (condition) {
            case Not(Expr operand) -> some(place, slot, operand, !holds);
            case Equal(Expr left, Expr right, boolean negated) when negated ->
                    some(place, slot, new Equal(left, right, false), !holds);
            case Or(Expr left, Expr right) when holds -> both(place, slot, left, right, true);
            case And(Expr left, Expr right) when !holds -> both(place, slot, left, right, false);
            default ->
                    OneText.read(condition, new Local(slot))
                            .filter(tests -> holds || tests.size() == 1)
                            .map(tests -> elements(place, tests, holds));
        };
    }

    private static Optional<Formula> both(
            Place place, int slot, Expr left, Expr right, boolean holds) {
        return some(place, slot, left, holds)
                .flatMap(
                        one ->
                                some(place, slot, right, holds)
                                        .map(two -> new Formula.Any(List.of(one, two))));
    }

    private static Formula elements(Place place, List<Test.OfValue> tests, boolean holds) {
        return place.passesAny(
                tests.stream().map(test -> new Test.HasElement(test, holds)).toList());
    }

    private static Optional<Formula> sets(SetTest.Operator operator, Expr left, Expr right) {
        return switch (operator) {
            case INTERSECTS -> intersects(left, right).or(() -> intersects(right, left));
            case CONTAINS -> containsAll(left, right).or(() -> onlyThose(left, right));
            case EQUIVALENT -> equivalent(left, right).or(() -> equivalent(right, left));
        };
    }

    private static Optional<Formula> intersects(Expr held, Expr wanted) {
        return list(held).flatMap(place -> texts(wanted).map(values -> has(place, values)));
    }

    private static Optional<Formula> containsAll(Expr held, Expr wanted) {
        return list(held)
                .flatMap(
                        place ->
                                texts(wanted)
                                        .map(
                                                values ->
                                                        new Formula.All(
                                                                values.stream()
                                                                        .map(Set::of)
                                                                        .map(one -> has(place, one))
                                                                        .toList())));
    }

    /** Whether a list of constants has every element that the list has. */
    private static Optional<Formula> onlyThose(Expr constants, Expr held) {
        return list(held)
                .flatMap(
                        place ->
                                texts(constants)
                                        .map(
                                                values ->
                                                        new Formula.Negation(
                                                                place.passes(
                                                                        new Test.HasElement(
                                                                                new Test.OneOf(
                                                                                        values),
                                                                                false)))));
    }

    private static Optional<Formula> equivalent(Expr held, Expr constants) {
        return containsAll(held, constants)
                .flatMap(
                        all ->
                                onlyThose(constants, held)
                                        .map(only -> new Formula.All(List.of(all, only))));
    }

    private static Optional<Set<Value>> texts(Expr expr) {
        return Literals.elements(expr)
                .filter(values -> values.stream().allMatch(StringValue.class::isInstance));
    }
}
