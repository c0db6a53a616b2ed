package org.clawpatrol.engine.expr;

import java.util.List;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.Equality;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.Logic;
import org.clawpatrol.engine.value.Meter;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;

/** A test of two lists as sets. */
public record SetTest(Operator operator, Expr left, Expr right) implements Expr {

    /** What is tested. */
    public enum Operator {
        CONTAINS("sets.contains"),
        EQUIVALENT("sets.equivalent"),
        INTERSECTS("sets.intersects");

        private final String function;

        Operator(String function) {
            this.function = function;
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
        if (first instanceof ListValue l && second instanceof ListValue r) {
            return test(l.elements(), r.elements(), frame);
        }
        return ErrorValue.wrongTypes(operator.function, first, second);
    }

    private Value test(List<Value> first, List<Value> second, Meter meter) {
        return switch (operator) {
            case CONTAINS -> containsAll(first, second, meter);
            case EQUIVALENT ->
                    Logic.and(containsAll(first, second, meter), containsAll(second, first, meter));
            case INTERSECTS -> containsAny(first, second, meter);
        };
    }

    private static Value containsAll(List<Value> held, List<Value> wanted, Meter meter) {
        Value all = BoolValue.TRUE;
        for (Value element : wanted) {
            all = Logic.and(all, Equality.contains(held, element, meter));
        }
        return all;
    }

    private static Value containsAny(List<Value> held, List<Value> wanted, Meter meter) {
        Value any = BoolValue.FALSE;
        for (Value element : wanted) {
            any = Logic.or(any, Equality.contains(held, element, meter));
        }
        return any;
    }

    @Override
    public List<Expr> operands() {
        return List.of(left, right);
    }
}
