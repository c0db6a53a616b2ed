package org.clawpatrol.dsl.condition;

import java.util.HashMap;
import java.util.Map;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.Let;
import org.clawpatrol.engine.expr.Local;

/**
 * How deep the evaluation of an expression nests. A variable that stands for an expression is
 * evaluated where it is first read, so that chains of them nest deeper than the text does. One
 * thread, for one expression.
 */
final class EvaluationDepth {
    private final Map<Integer, Integer> bound = new HashMap<>();

    int of(Expr expr) {
        return switch (expr) {
            case Local(int slot) -> 1 + bound.getOrDefault(slot, 0);
            case Let let -> {
                for (Let.Binding binding : let.bindings()) {
                    bound.put(binding.slot(), of(binding.init()));
                }
                yield 1 + of(let.body());
            }
            default -> {
                int deepest = 0;
                for (Expr operand : expr.operands()) {
                    deepest = Math.max(deepest, of(operand));
                }
                yield 1 + deepest;
            }
        };
    }
}
