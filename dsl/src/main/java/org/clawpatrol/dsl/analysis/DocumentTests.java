package org.clawpatrol.dsl.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.engine.expr.Compare;
import org.clawpatrol.engine.expr.Equal;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.FactRead;
import org.clawpatrol.engine.expr.Has;
import org.clawpatrol.engine.expr.In;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.expr.Matches;
import org.clawpatrol.engine.expr.Not;
import org.clawpatrol.engine.expr.Or;
import org.clawpatrol.engine.expr.Select;
import org.clawpatrol.engine.expr.TextTest;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/**
 * Tests of a member of a document, such as a body of JSON, against constants. Such a test has an
 * answer where every map on the way is one, the member is there and of the type that is asked for;
 * each of these is a question by itself. Stateless.
 */
final class DocumentTests {
    /** Whole numbers up to here are the same as numbers with a fraction. */
    private static final long EXACT = 1L << 53;

    private DocumentTests() {}

    static Optional<Formula> read(Expr expr) {
        return switch (expr) {
            case Has(Expr target, StringValue _) when isPlace(target) ->
                    Optional.of(new Formula.Atom(aMap(target), isTrue(expr)));
            case Equal(Expr left, Expr right, _) -> oneOf(left, right).or(() -> oneOf(right, left));
            case In(Expr element, Expr container) when isMember(element) ->
                    Literals.elements(container)
                            .filter(values -> values.stream().allMatch(DocumentTests::isText))
                            .map(values -> passes(element, new Test.OneOf(values)));
            case Compare(var operator, Expr left, Literal(Value bound)) when isMember(left) ->
                    number(bound).map(number -> compared(operator, left, number));
            case TextTest(_, Expr text, _) when isMember(text) -> text(expr, text);
            case Matches matches when isMember(matches.text()) -> text(expr, matches.text());
            default -> Optional.empty();
        };
    }

    private static boolean isPlace(Expr expr) {
        return expr instanceof FactRead(Fact fact)
                ? fact.type() == Type.Simple.DYN
                : isMember(expr);
    }

    private static boolean isMember(Expr expr) {
        return expr instanceof Select(Expr target, StringValue _) && isPlace(target);
    }

    private static boolean isText(Value value) {
        return value instanceof StringValue;
    }

    private static Optional<Formula> oneOf(Expr member, Expr constant) {
        return isMember(member)
                        && constant instanceof Literal(Value value)
                        && (isText(value) || value instanceof BoolValue)
                ? Optional.of(passes(member, new Test.OneOf(Set.of(value))))
                : Optional.empty();
    }

    private static Formula passes(Expr member, Test test) {
        return new Formula.Atom(there(member), claim(member, test));
    }

    private static Optional<Double> number(Value value) {
        return switch (value) {
            case IntValue(long whole) when whole > -EXACT && whole < EXACT ->
                    Optional.of((double) whole);
            case DoubleValue(double number) when Math.abs(number) < EXACT -> Optional.of(number);
            default -> Optional.empty();
        };
    }

    private static Formula compared(Compare.Operator operator, Expr member, double bound) {
        List<Claim> guards = there(member);
        guards.add(isTrue(answered(zero(member))));
        return switch (operator) {
            case LESS -> upTo(guards, member, bound, false);
            case LESS_OR_EQUAL -> upTo(guards, member, bound, true);
            case GREATER -> new Formula.Negation(upTo(guards, member, bound, true));
            case GREATER_OR_EQUAL -> new Formula.Negation(upTo(guards, member, bound, false));
        };
    }

    private static Formula upTo(List<Claim> guards, Expr member, double bound, boolean inclusive) {
        return new Formula.Atom(guards, claim(member, new Test.UpTo(bound, inclusive)));
    }

    private static Expr zero(Expr member) {
        return new Compare(Compare.Operator.LESS_OR_EQUAL, member, new Literal(new IntValue(0)));
    }

    private static Optional<Formula> text(Expr expr, Expr member) {
        List<Claim> guards = there(member);
        guards.add(
                isTrue(
                        new TextTest(
                                TextTest.Operator.STARTS_WITH,
                                member,
                                new Literal(StringValue.EMPTY))));
        return OneText.read(expr, member)
                .map(
                        tests ->
                                new Formula.Any(
                                        tests.stream()
                                                .<Formula>map(
                                                        test ->
                                                                new Formula.Atom(
                                                                        guards,
                                                                        claim(member, test)))
                                                .toList()));
    }

    /** What must hold for a member to be there; the caller's to add to. */
    private static List<Claim> there(Expr member) {
        Select select = (Select) member;
        List<Claim> claims = new ArrayList<>(aMap(select.target()));
        claims.add(isTrue(new Has(select.target(), select.name())));
        return claims;
    }

    /** What must hold for a document, or a member of one, to be a map. */
    private static List<Claim> aMap(Expr target) {
        List<Claim> claims =
                new ArrayList<>(
                        target instanceof FactRead(Fact fact)
                                ? Place.ofFact(fact).guards()
                                : there(target));
        claims.add(isTrue(answered(new Has(target, StringValue.EMPTY))));
        return claims;
    }

    /** True where a test has an answer, whichever; else without one. */
    private static Expr answered(Expr test) {
        return new Or(test, new Not(test));
    }

    private static Claim isTrue(Expr expr) {
        return claim(expr, new Test.IsTrue());
    }

    private static Claim claim(Expr expr, Test test) {
        return Claim.that(new Subject.Computed(expr), test);
    }
}
