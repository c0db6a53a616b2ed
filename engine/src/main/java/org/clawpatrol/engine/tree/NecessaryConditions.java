package org.clawpatrol.engine.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.engine.expr.And;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.expr.Not;
import org.clawpatrol.engine.expr.Or;
import org.clawpatrol.engine.value.BoolValue;

/**
 * Reads off a condition what must hold for it to be anything but false: a disjunction of {@link
 * Conjunction}s, negations pushed down to the tests and constants folded. No conjunction at all
 * means that the condition is always false. Sound, not complete: what it does not understand
 * demands nothing. Because a false side makes {@code &&} false whatever the other side is, an
 * undefined part never hides a false one. Stateless.
 */
final class NecessaryConditions {
    /** Most conjunctions of one condition; beyond that parts are left out. */
    static final int LIMIT = 8;

    private static final List<Conjunction> ANYTHING = List.of(Conjunction.ANYTHING);

    private NecessaryConditions() {}

    static List<Conjunction> of(Expr condition) {
        return notFalse(condition);
    }

    /** What must hold unless the expression is false. */
    private static List<Conjunction> notFalse(Expr expr) {
        return switch (expr) {
            case And(Expr left, Expr right) -> both(notFalse(left), notFalse(right));
            case Or(Expr left, Expr right) -> either(notFalse(left), notFalse(right));
            case Not(Expr operand) -> notTrue(operand);
            case Literal(BoolValue value) -> value == BoolValue.FALSE ? List.of() : ANYTHING;
            default -> AtomConstraints.of(expr).map(List::of).orElse(ANYTHING);
        };
    }

    /** What must hold unless the expression is true. */
    private static List<Conjunction> notTrue(Expr expr) {
        return switch (expr) {
            case And(Expr left, Expr right) -> either(notTrue(left), notTrue(right));
            case Or(Expr left, Expr right) -> both(notTrue(left), notTrue(right));
            case Not(Expr operand) -> notFalse(operand);
            case Literal(BoolValue value) -> value == BoolValue.TRUE ? List.of() : ANYTHING;
            default -> AtomConstraints.ofNegated(expr).map(List::of).orElse(ANYTHING);
        };
    }

    private static List<Conjunction> either(List<Conjunction> left, List<Conjunction> right) {
        List<Conjunction> all = new ArrayList<>(left);
        for (Conjunction each : right) {
            add(all, each);
            if (all.size() > LIMIT) {
                return ANYTHING;
            }
        }
        return all.contains(Conjunction.ANYTHING) ? ANYTHING : all;
    }

    /** Adds one to a disjunction, into one that is there already if it can be. */
    private static void add(List<Conjunction> all, Conjunction added) {
        for (int i = 0; i < all.size(); i++) {
            Optional<Conjunction> united = all.get(i).or(added);
            if (united.isPresent()) {
                all.set(i, united.get());
                return;
            }
        }
        all.add(added);
    }

    /** Every pair; where that would be too many, the side that says more. */
    private static List<Conjunction> both(List<Conjunction> left, List<Conjunction> right) {
        if (left.size() * right.size() > LIMIT) {
            return left.size() <= right.size() ? left : right;
        }
        List<Conjunction> pairs = new ArrayList<>();
        for (Conjunction one : left) {
            for (Conjunction two : right) {
                Conjunction pair = one.and(two);
                if (!pairs.contains(pair)) {
                    pairs.add(pair);
                }
            }
        }
        return pairs;
    }
}
