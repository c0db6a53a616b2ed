package org.clawpatrol.engine.tree;

import java.util.HashMap;
import java.util.Map;
import org.clawpatrol.engine.expr.And;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.expr.Not;
import org.clawpatrol.engine.expr.Or;
import org.clawpatrol.engine.value.BoolValue;

/**
 * Conditions with their constants folded and equal parts shared, so that what many rules test is in
 * memory once, and near. Means the same as before, undefined values included. One thread.
 */
final class NormalForm {
    private final Map<Expr, Expr> shared = new HashMap<>();

    Expr of(Expr condition) {
        return switch (condition) {
            case And(Expr left, Expr right) -> joined(left, right, BoolValue.FALSE, And::new);
            case Or(Expr left, Expr right) -> joined(left, right, BoolValue.TRUE, Or::new);
            case Not(Literal(BoolValue value)) ->
                    new Literal(BoolValue.of(value == BoolValue.FALSE));
            case Not(Expr operand) -> share(new Not(of(operand)));
            default -> share(condition);
        };
    }

    private Expr joined(Expr left, Expr right, BoolValue deciding, Connective connective) {
        Expr first = of(left);
        Expr second = of(right);
        Literal decided = new Literal(deciding);
        return first.equals(decided) || second.equals(decided)
                ? decided
                : connective.of(first, second);
    }

    private Expr share(Expr part) {
        Expr before = shared.putIfAbsent(part, part);
        return before == null ? part : before;
    }

    /** One of the two connectives. */
    private interface Connective {
        Expr of(Expr left, Expr right);
    }
}
