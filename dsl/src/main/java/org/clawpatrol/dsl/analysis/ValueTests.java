package org.clawpatrol.dsl.analysis;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.engine.expr.Apply;
import org.clawpatrol.engine.expr.Compare;
import org.clawpatrol.engine.expr.Equal;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.FactRead;
import org.clawpatrol.engine.expr.In;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.expr.Matches;
import org.clawpatrol.engine.expr.TextTest;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.library.network.ContainsAddress;
import org.clawpatrol.engine.library.network.ParseAddress;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.NetworkValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** Tests of one text, number or truth value against constants. Stateless. */
final class ValueTests {
    private ValueTests() {}

    static Optional<Formula> read(Expr expr) {
        return switch (expr) {
            case FactRead(Fact fact) when fact.type() == Type.Simple.BOOL ->
                    Optional.of(Place.ofFact(fact).passes(new Test.IsTrue()));
            case Equal(Expr left, Expr right, _) -> equal(left, right).or(() -> equal(right, left));
            case In(Expr element, Expr container) -> in(element, container);
            case Compare(var operator, Expr left, Literal(IntValue(long bound))) ->
                    compared(operator, left, bound);
            case Compare(var operator, Literal(IntValue(long bound)), Expr right) ->
                    compared(mirrored(operator), right, bound);
            case TextTest(_, Expr text, _) ->
                    of(text, Place::isText)
                            .flatMap(place -> OneText.read(expr, text).map(place::passesAny));
            case Matches matches ->
                    of(matches.text(), Place::isText)
                            .flatMap(
                                    place ->
                                            OneText.read(expr, matches.text())
                                                    .map(place::passesAny));
            case Apply(ContainsAddress _, List<Expr> operands) -> network(operands);
            default -> Optional.empty();
        };
    }

    private static Optional<Place> of(Expr expr, java.util.function.Predicate<Place> suitable) {
        return Place.of(expr).filter(suitable);
    }

    private static Optional<Formula> equal(Expr left, Expr right) {
        if (left instanceof FactRead(Fact fact)
                && fact.type() == Type.Simple.BOOL
                && right instanceof Literal(BoolValue wanted)) {
            Formula itself = Place.ofFact(fact).passes(new Test.IsTrue());
            return Optional.of(wanted == BoolValue.TRUE ? itself : new Formula.Negation(itself));
        }
        return Literals.comparable(right).flatMap(value -> oneOf(left, Set.of(value)));
    }

    private static Optional<Formula> in(Expr element, Expr container) {
        return Literals.elements(container).flatMap(values -> oneOf(element, values));
    }

    private static Optional<Formula> oneOf(Expr expr, Set<Value> values) {
        return Place.of(expr)
                .filter(place -> values.stream().allMatch(value -> fits(place, value)))
                .filter(place -> place.isText() || place.isWhole())
                .map(place -> place.passes(new Test.OneOf(values)));
    }

    private static boolean fits(Place place, Value value) {
        return value instanceof StringValue ? place.isText() : place.isWhole();
    }

    private static Optional<Formula> compared(Compare.Operator operator, Expr left, long bound) {
        return of(left, Place::isWhole)
                .flatMap(
                        place ->
                                switch (operator) {
                                    case LESS_OR_EQUAL -> Optional.of(atMost(place, bound));
                                    case GREATER ->
                                            Optional.of(new Formula.Negation(atMost(place, bound)));
                                    case LESS -> below(place, bound);
                                    case GREATER_OR_EQUAL ->
                                            below(place, bound).map(Formula.Negation::new);
                                });
    }

    private static Formula atMost(Place place, long bound) {
        return place.passes(new Test.AtMost(bound));
    }

    /** Nothing is below the smallest number, and there is no bound to say it with. */
    private static Optional<Formula> below(Place place, long bound) {
        return bound == Long.MIN_VALUE ? Optional.empty() : Optional.of(atMost(place, bound - 1));
    }

    private static Compare.Operator mirrored(Compare.Operator operator) {
        return switch (operator) {
            case LESS -> Compare.Operator.GREATER;
            case LESS_OR_EQUAL -> Compare.Operator.GREATER_OR_EQUAL;
            case GREATER -> Compare.Operator.LESS;
            case GREATER_OR_EQUAL -> Compare.Operator.LESS_OR_EQUAL;
        };
    }

    /** What is no address at all has no answer. */
    private static Optional<Formula> network(List<Expr> operands) {
        if (!(operands.getFirst() instanceof Literal(NetworkValue network))) {
            return Optional.empty();
        }
        Expr address =
                operands.getLast() instanceof Apply(ParseAddress _, List<Expr> parsed)
                        ? parsed.getFirst()
                        : operands.getLast();
        return of(address, Place::isText)
                .map(
                        place -> {
                            List<Claim> guards = new java.util.ArrayList<>(place.guards());
                            guards.add(Claim.that(place.subject(), new Test.IsAddress()));
                            return new Formula.Atom(
                                    guards,
                                    Claim.that(place.subject(), new Test.InNetwork(network)));
                        });
    }
}
