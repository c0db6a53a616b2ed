package org.clawpatrol.engine.tree;

import java.util.Optional;
import org.clawpatrol.engine.expr.Compare;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.value.IntValue;

/** The constraints that comparisons of a whole number with a literal are. Stateless. */
final class NumberConstraints {
    private NumberConstraints() {}

    static Optional<Conjunction> equal(Expr left, Expr right) {
        return sorted(left, right, Relation.SAME).or(() -> sorted(right, left, Relation.SAME));
    }

    static Optional<Conjunction> of(Compare compare) {
        Relation relation = Relation.of(compare.operator());
        return sorted(compare.left(), compare.right(), relation)
                .or(() -> sorted(compare.right(), compare.left(), relation.mirrored()));
    }

    static Optional<Conjunction> ofNegated(Compare compare) {
        Relation relation = Relation.of(compare.operator()).negated();
        return sorted(compare.left(), compare.right(), relation)
                .or(() -> sorted(compare.right(), compare.left(), relation.mirrored()));
    }

    private static Optional<Conjunction> sorted(Expr read, Expr written, Relation relation) {
        return Operands.fact(read, Type.Simple.INT)
                .flatMap(fact -> constraint(fact, written, relation));
    }

    private static Optional<Conjunction> constraint(Fact fact, Expr written, Relation relation) {
        return written instanceof Literal(IntValue(long number))
                ? Optional.of(Conjunction.of(fact, relation.than(number)))
                : Optional.empty();
    }

    /** How a number lies to a literal. */
    private enum Relation {
        SAME,
        LESS,
        LESS_OR_SAME,
        MORE,
        MORE_OR_SAME;

        private static final Constraint.Between NONE = new Constraint.Between(1, 0);

        static Relation of(Compare.Operator operator) {
            return switch (operator) {
                case LESS -> LESS;
                case LESS_OR_EQUAL -> LESS_OR_SAME;
                case GREATER -> MORE;
                case GREATER_OR_EQUAL -> MORE_OR_SAME;
            };
        }

        /** With the sides exchanged. */
        Relation mirrored() {
            return switch (this) {
                case SAME -> SAME;
                case LESS -> MORE;
                case LESS_OR_SAME -> MORE_OR_SAME;
                case MORE -> LESS;
                case MORE_OR_SAME -> LESS_OR_SAME;
            };
        }

        /** Where an order does not hold; equality is not negated here. */
        Relation negated() {
            return switch (this) {
                case SAME -> SAME;
                case LESS -> MORE_OR_SAME;
                case LESS_OR_SAME -> MORE;
                case MORE -> LESS_OR_SAME;
                case MORE_OR_SAME -> LESS;
            };
        }

        Constraint.Between than(long number) {
            return switch (this) {
                case SAME -> new Constraint.Between(number, number);
                case LESS ->
                        number == Long.MIN_VALUE
                                ? NONE
                                : new Constraint.Between(Long.MIN_VALUE, number - 1);
                case LESS_OR_SAME -> new Constraint.Between(Long.MIN_VALUE, number);
                case MORE ->
                        number == Long.MAX_VALUE
                                ? NONE
                                : new Constraint.Between(number + 1, Long.MAX_VALUE);
                case MORE_OR_SAME -> new Constraint.Between(number, Long.MAX_VALUE);
            };
        }
    }
}
