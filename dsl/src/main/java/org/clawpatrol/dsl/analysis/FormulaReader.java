package org.clawpatrol.dsl.analysis;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.engine.expr.And;
import org.clawpatrol.engine.expr.Conditional;
import org.clawpatrol.engine.expr.Equal;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.expr.Not;
import org.clawpatrol.engine.expr.Or;
import org.clawpatrol.engine.value.BoolValue;

/** Takes conditions apart. Stateless. */
final class FormulaReader {
    private FormulaReader() {}

    static Formula read(Expr expr) {
        return switch (expr) {
            case And(Expr left, Expr right) -> new Formula.All(List.of(read(left), read(right)));
            case Or(Expr left, Expr right) -> new Formula.Any(List.of(read(left), read(right)));
            case Not(Expr operand) -> new Formula.Negation(read(operand));
            case Conditional(Expr test, Expr then, Expr otherwise) ->
                    new Formula.Choice(read(test), read(then), read(otherwise));
            case Literal(BoolValue value) -> new Formula.Constant(value == BoolValue.TRUE);
            case Literal _ -> new Formula.Undefined();
            case Equal(Expr left, Expr right, boolean negated) when negated ->
                    new Formula.Negation(read(new Equal(left, right, false)));
            default -> atom(expr).orElseGet(() -> computed(expr));
        };
    }

    private static Optional<Formula> atom(Expr expr) {
        return ValueTests.read(expr)
                .or(() -> ListTests.read(expr))
                .or(() -> MemberTests.read(expr))
                .or(() -> DocumentTests.read(expr));
    }

    private static Formula computed(Expr expr) {
        return Totality.place(expr)
                .map(place -> place.passes(new Test.IsTrue()))
                .orElseGet(() -> opaque(expr));
    }

    static Formula opaque(Expr expr) {
        return new Formula.Opaque(new Subject.Computed(expr));
    }
}
