package org.clawpatrol.engine.library.math;

import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.UintValue;
import org.clawpatrol.engine.value.Value;

/** Two integers of one type combined bit by bit. */
public record BitLogic(Kind kind) implements Operation {

    /** How two bits are combined. */
    public enum Kind {
        AND("math.bitAnd"),
        OR("math.bitOr"),
        EXCLUSIVE_OR("math.bitXor");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    @Override
    public String name() {
        return kind.text;
    }

    @Override
    public Value apply(List<Value> arguments) {
        Value left = arguments.getFirst();
        Value right = arguments.getLast();
        if (left instanceof IntValue(long one) && right instanceof IntValue(long two)) {
            return new IntValue(combined(one, two));
        }
        if (left instanceof UintValue(long one) && right instanceof UintValue(long two)) {
            return new UintValue(combined(one, two));
        }
        return ErrorValue.wrongTypes(name(), arguments);
    }

    private long combined(long left, long right) {
        return switch (kind) {
            case AND -> left & right;
            case OR -> left | right;
            case EXCLUSIVE_OR -> left ^ right;
        };
    }
}
