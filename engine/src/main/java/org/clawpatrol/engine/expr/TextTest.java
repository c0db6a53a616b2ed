package org.clawpatrol.engine.expr;

import java.util.List;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;

/** A test of a text against another one. */
public record TextTest(Operator operator, Expr text, Expr argument) implements Expr {

    /** What is tested. */
    public enum Operator {
        CONTAINS("contains"),
        STARTS_WITH("startsWith"),
        ENDS_WITH("endsWith");

        private final String function;

        Operator(String function) {
            this.function = function;
        }

        private long cost(int text, int argument) {
            return switch (this) {
                case CONTAINS -> Cost.search(text, argument);
                case STARTS_WITH, ENDS_WITH -> Cost.scan(argument);
            };
        }

        private boolean holds(String text, String argument) {
            return switch (this) {
                case CONTAINS -> text.contains(argument);
                case STARTS_WITH -> text.startsWith(argument);
                case ENDS_WITH -> text.endsWith(argument);
            };
        }
    }

    @Override
    public Value evaluate(Frame frame) {
        Value first = text.evaluate(frame);
        Value second = argument.evaluate(frame);
        Undefined undefined = Undefined.of(first, second);
        if (undefined != null) {
            return undefined;
        }
        if (first instanceof StringValue l && second instanceof StringValue r) {
            long cost = operator.cost(l.value().length(), r.value().length());
            return frame.spend(cost)
                    ? BoolValue.of(operator.holds(l.value(), r.value()))
                    : Frame.EXHAUSTED;
        }
        return ErrorValue.wrongTypes(operator.function, first, second);
    }

    @Override
    public List<Expr> operands() {
        return List.of(text, argument);
    }
}
