package org.clawpatrol.dsl.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.clawpatrol.engine.expr.All;
import org.clawpatrol.engine.expr.And;
import org.clawpatrol.engine.expr.Apply;
import org.clawpatrol.engine.expr.Compare;
import org.clawpatrol.engine.expr.Equal;
import org.clawpatrol.engine.expr.Exists;
import org.clawpatrol.engine.expr.ExistsOne;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.FactRead;
import org.clawpatrol.engine.expr.In;
import org.clawpatrol.engine.expr.Index;
import org.clawpatrol.engine.expr.Iteration;
import org.clawpatrol.engine.expr.ListOf;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.expr.Local;
import org.clawpatrol.engine.expr.Matches;
import org.clawpatrol.engine.expr.Not;
import org.clawpatrol.engine.expr.Or;
import org.clawpatrol.engine.expr.Size;
import org.clawpatrol.engine.expr.TextTest;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.Missing;
import org.clawpatrol.engine.library.text.AsciiCase;
import org.clawpatrol.engine.library.text.Trim;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.StringValue;

/**
 * Which computed expressions have a value of a known type for every action that has the facts they
 * read. An operation that is not known to be one counts as none. Facts that an action may lack are
 * only read where their absence leaves the whole expression without a value: not behind what can do
 * without a part, such as {@code ||} or the body of a comprehension. One thread, one use.
 */
final class Totality {
    private static final Type TEXT = Type.Simple.STRING;
    private static final Type WHOLE = Type.Simple.INT;
    private static final Type TRUTH = Type.Simple.BOOL;

    private final Map<Integer, Type> locals = new HashMap<>();

    /** Of which fact a variable holds a key. */
    private final Map<Integer, Fact> keysOf = new HashMap<>();

    private int dispensable;

    private Totality() {}

    /** The type of its value, a text, whole number or truth value; empty where it may have none. */
    static Optional<Type> typeOf(Expr expr) {
        return new Totality().of(expr).filter(type -> isSimple(type) || type.equals(TRUTH));
    }

    /** Its value as the subject of tests; empty for constants, and where it may have none. */
    static Optional<Place> place(Expr expr) {
        return typeOf(expr)
                .filter(_ -> expr.facts().findAny().isPresent())
                .map(type -> new Place(new Subject.Computed(expr), type, present(expr)));
    }

    /** What is needed for it to have a value, besides that facts can be read. */
    private static List<Claim> present(Expr expr) {
        return expr.facts()
                .filter(fact -> fact.missing() == Missing.ABSENT)
                .distinct()
                .map(fact -> Claim.that(new Subject.Presence(fact), new Test.IsTrue()))
                .toList();
    }

    private Optional<Type> of(Expr expr) {
        return switch (expr) {
            case FactRead(Fact fact) -> fact(fact);
            case Local(int slot) -> Optional.ofNullable(locals.get(slot));
            case Index(FactRead(Fact fact), Local(int slot)) when fact.equals(keysOf.get(slot)) ->
                    fact.type() instanceof Type.MapOf(_, Type held)
                            ? Optional.of(held)
                            : Optional.empty();
            case Literal(StringValue _) -> Optional.of(TEXT);
            case Literal(IntValue _) -> Optional.of(WHOLE);
            case Literal(BoolValue _) -> Optional.of(TRUTH);
            case Literal _, ListOf _ ->
                    Literals.elements(expr)
                            .flatMap(values -> values.stream().findFirst())
                            .map(first -> first instanceof StringValue ? TEXT : WHOLE)
                            .map(Type.ListOf::new);
            case Size(Expr operand) -> of(operand).filter(Totality::isMeasured).map(_ -> WHOLE);
            case TextTest(_, Expr text, Expr part) -> truthIf(are(TEXT, text, part));
            case Matches matches ->
                    truthIf(
                            are(TEXT, matches.text())
                                    && matches.operands().getLast() instanceof Literal);
            case Equal(Expr left, Expr right, _) -> truthIf(alike(left, right));
            case Compare(_, Expr left, Expr right) ->
                    truthIf(are(TEXT, left, right) || are(WHOLE, left, right));
            case In(Expr element, Expr container) ->
                    of(container).flatMap(type -> truthIf(holds(type, of(element))));
            case Apply(AsciiCase _, List<Expr> operands) -> text(operands);
            case Apply(Trim _, List<Expr> operands) -> text(operands);
            case Not(Expr operand) -> truthIf(are(TRUTH, operand));
            case And(Expr left, Expr right) -> withoutOne(left, right);
            case Or(Expr left, Expr right) -> withoutOne(left, right);
            case Exists(Iteration iteration, Expr body) -> each(iteration, body);
            case All(Iteration iteration, Expr body) -> each(iteration, body);
            case ExistsOne(Iteration iteration, Expr body) -> each(iteration, body);
            default -> Optional.empty();
        };
    }

    private Optional<Type> fact(Fact fact) {
        boolean canLack = fact.missing() == Missing.ABSENT || Subject.Legibility.canBeLost(fact);
        return dispensable > 0 && canLack ? Optional.empty() : Optional.of(fact.type());
    }

    private static Optional<Type> truthIf(boolean certain) {
        return certain ? Optional.of(TRUTH) : Optional.empty();
    }

    private boolean are(Type type, Expr... operands) {
        return Stream.of(operands).allMatch(each -> of(each).filter(type::equals).isPresent());
    }

    private boolean alike(Expr left, Expr right) {
        return are(TEXT, left, right) || are(WHOLE, left, right) || are(TRUTH, left, right);
    }

    private static boolean holds(Type container, Optional<Type> element) {
        Optional<Type> held =
                switch (container) {
                    case Type.ListOf(Type each) -> Optional.of(each);
                    case Type.MapOf(Type key, _) -> Optional.of(key);
                    case Type _ -> Optional.empty();
                };
        return element.isPresent() && isSimple(element.get()) && held.equals(element);
    }

    private static boolean isSimple(Type type) {
        return type.equals(TEXT) || type.equals(WHOLE);
    }

    private static boolean isMeasured(Type type) {
        return type.equals(TEXT) || type instanceof Type.ListOf || type instanceof Type.MapOf;
    }

    private Optional<Type> text(List<Expr> operands) {
        return operands.size() == 1 && are(TEXT, operands.getFirst())
                ? Optional.of(TEXT)
                : Optional.empty();
    }

    private Optional<Type> withoutOne(Expr left, Expr right) {
        dispensable++;
        boolean certain = are(TRUTH, left, right);
        dispensable--;
        return truthIf(certain);
    }

    private Optional<Type> each(Iteration iteration, Expr body) {
        Optional<Type> range = of(iteration.range());
        if (range.isEmpty() || !bind(iteration, range.get())) {
            return Optional.empty();
        }
        dispensable++;
        boolean certain = are(TRUTH, body);
        dispensable--;
        return truthIf(certain);
    }

    private boolean bind(Iteration iteration, Type range) {
        boolean two = iteration.second() != Iteration.NONE;
        return switch (range) {
            case Type.ListOf(Type element) -> {
                locals.put(iteration.first(), two ? WHOLE : element);
                keysOf.remove(iteration.first());
                locals.put(iteration.second(), element);
                yield true;
            }
            case Type.MapOf(Type key, Type value) -> {
                locals.put(iteration.first(), key);
                if (iteration.range() instanceof FactRead(Fact fact)) {
                    keysOf.put(iteration.first(), fact);
                } else {
                    keysOf.remove(iteration.first());
                }
                locals.put(iteration.second(), value);
                yield true;
            }
            case Type _ -> false;
        };
    }
}
