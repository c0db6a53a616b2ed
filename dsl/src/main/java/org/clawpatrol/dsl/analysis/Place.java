package org.clawpatrol.dsl.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.FactRead;
import org.clawpatrol.engine.expr.Index;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.expr.Select;
import org.clawpatrol.engine.expr.Size;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.Missing;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.StringValue;

/**
 * A subject that an expression reads, of which type, and what must hold for there to be one.
 * Immutable.
 */
record Place(Subject subject, Type type, List<Claim> guards) {
    private static final Type TEXTS = new Type.ListOf(Type.Simple.STRING);

    Place {
        guards = List.copyOf(guards);
    }

    /** Empty for expressions that may have no value although the action has all they read. */
    static Optional<Place> of(Expr expr) {
        return switch (expr) {
            case FactRead(Fact fact) -> Optional.of(ofFact(fact));
            case Select(FactRead(Fact fact), StringValue(String key)) -> entry(fact, key);
            case Index(FactRead(Fact fact), Literal(StringValue(String key))) -> entry(fact, key);
            case Index(Expr list, Literal(IntValue(long position))) ->
                    of(list).flatMap(place -> place.element(position));
            case Size(Expr operand) ->
                    of(operand).flatMap(Place::size).or(() -> Totality.place(expr));
            default -> Totality.place(expr);
        };
    }

    static Place ofFact(Fact fact) {
        Subject subject = new Subject.OfFact(fact);
        List<Claim> guards =
                fact.missing() == Missing.ABSENT
                        ? List.of(Claim.that(new Subject.Presence(fact), new Test.IsTrue()))
                        : List.of();
        return new Place(subject, fact.type(), guards);
    }

    private static Optional<Place> entry(Fact fact, String key) {
        if (!(fact.type() instanceof Type.MapOf map)) {
            return Optional.empty();
        }
        Place whole = ofFact(fact);
        return Optional.of(
                new Place(
                        new Subject.Entry(fact, key),
                        map.value(),
                        whole.guardsAnd(Claim.that(whole.subject, new Test.HasKey(key)))));
    }

    private Optional<Place> element(long position) {
        if (!type.equals(TEXTS) || position < 0) {
            return Optional.empty();
        }
        return Optional.of(
                new Place(
                        new Subject.Element(subject, position),
                        Type.Simple.STRING,
                        guardsAnd(longerThan(position))));
    }

    private Claim longerThan(long position) {
        return new Claim(new Subject.SizeOf(subject), new Test.AtMost(position), false);
    }

    private Optional<Place> size() {
        boolean measurable =
                !(subject instanceof Subject.Computed)
                        && (type == Type.Simple.STRING
                                || type instanceof Type.ListOf
                                || type instanceof Type.MapOf);
        return measurable
                ? Optional.of(new Place(new Subject.SizeOf(subject), Type.Simple.INT, guards))
                : Optional.empty();
    }

    private List<Claim> guardsAnd(Claim further) {
        List<Claim> all = new ArrayList<>(guards);
        all.add(further);
        return all;
    }

    boolean isText() {
        return type == Type.Simple.STRING;
    }

    boolean isWhole() {
        return type == Type.Simple.INT;
    }

    boolean isTexts() {
        return type.equals(TEXTS);
    }

    Formula passes(Test test) {
        return new Formula.Atom(guards, Claim.that(subject, test));
    }

    /** Whether it passes at least one of several. */
    Formula passesAny(List<? extends Test> tests) {
        return tests.size() == 1
                ? passes(tests.getFirst())
                : new Formula.Any(tests.stream().map(this::passes).toList());
    }
}
