package org.clawpatrol.engine.expr;

import java.util.List;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.Comparison;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;

/** Order of two values. */
public record Compare(Operator operator, Expr left, Expr right) implements Expr {

    /** Which orders hold. */
    public enum Operator {
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String text;

        Operator(String text) {
            this.text = text;
        }

        private boolean holds(int order) {
            return switch (this) {
                case LESS -> order < 0;
                case LESS_OR_EQUAL -> order <= 0;
                case GREATER -> order == 1;
                case GREATER_OR_EQUAL -> order == 0 || order == 1;
            };
        }
    }

    @Override
    public Value evaluate(Frame frame) {
        Value first = left.evaluate(frame);
        Value second = right.evaluate(frame);
        Undefined undefined = Undefined.of(first, second);
        if (undefined != null) {
            return undefined;
        }
        if (!frame.spend(Cost.order(first, second))) {
            return Frame.EXHAUSTED;
        }
        int order = Comparison.order(first, second);
        if (order == Comparison.INCOMPARABLE) {
            return ErrorValue.wrongTypes(operator.text, first, second);
        }
        return BoolValue.of(order != Comparison.UNORDERED && operator.holds(order));
    }

    @Override
    public List<Expr> operands() {
        return List.of(left, right);
    }
}
