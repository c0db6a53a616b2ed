package org.clawpatrol.dsl.condition;

import java.util.List;
import org.clawpatrol.engine.expr.Expr;

/**
 * A condition taken apart at its connectives, down to what can only be evaluated as a whole. Places
 * are offsets in the condition's text. Immutable.
 */
public sealed interface ConditionPart {

    /** Where it begins. */
    int start();

    /** The place after its last character. */
    int end();

    /**
     * What no connective divides.
     *
     * @param expr gives its value by itself, whatever stands around it
     */
    record Atom(int start, int end, Expr expr) implements ConditionPart {}

    /** {@code a && b && ...}. */
    record Every(int start, int end, List<ConditionPart> parts) implements ConditionPart {
        public Every {
            parts = List.copyOf(parts);
        }
    }

    /** {@code a || b || ...}. */
    record Either(int start, int end, List<ConditionPart> parts) implements ConditionPart {
        public Either {
            parts = List.copyOf(parts);
        }
    }

    /** {@code !a}. */
    record Opposite(int start, int end, ConditionPart part) implements ConditionPart {}

    /** {@code test ? then : otherwise}. */
    record Choice(
            int start, int end, ConditionPart test, ConditionPart then, ConditionPart otherwise)
            implements ConditionPart {}
}
