package org.clawpatrol.engine.expr;

import java.util.List;
import org.clawpatrol.engine.value.BytesValue;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.Meter;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.UintValue;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** A sum, difference, product, quotient or remainder; text, bytes and lists can be added. */
public record Arithmetic(Operator operator, Expr left, Expr right) implements Expr {

    /** What is computed. */
    public enum Operator {
        ADD("+"),
        SUBTRACT("-"),
        MULTIPLY("*"),
        DIVIDE("/"),
        MODULO("%");

        private final String text;

        Operator(String text) {
            this.text = text;
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
        try {
            return compute(first, second, frame);
        } catch (ArithmeticException overflow) {
            return ErrorValue.OVERFLOW;
        }
    }

    private Value compute(Value first, Value second, Meter meter) {
        if (first instanceof IntValue l && second instanceof IntValue r) {
            return signed(l.value(), r.value());
        }
        if (first instanceof UintValue l && second instanceof UintValue r) {
            return unsigned(l.bits(), r.bits());
        }
        if (first instanceof DoubleValue l && second instanceof DoubleValue r) {
            return floating(l.value(), r.value());
        }
        return switch (operator) {
            case ADD -> joined(first, second, meter);
            case SUBTRACT -> orWrongTypes(TimeArithmetic.difference(first, second), first, second);
            case MULTIPLY, DIVIDE, MODULO -> wrongTypes(first, second);
        };
    }

    private Value orWrongTypes(@Nullable Value result, Value first, Value second) {
        return result == null ? wrongTypes(first, second) : result;
    }

    private Value signed(long l, long r) {
        return switch (operator) {
            case ADD -> new IntValue(Math.addExact(l, r));
            case SUBTRACT -> new IntValue(Math.subtractExact(l, r));
            case MULTIPLY -> new IntValue(Math.multiplyExact(l, r));
            case DIVIDE ->
                    r == 0 ? ErrorValue.DIVISION_BY_ZERO : new IntValue(Math.divideExact(l, r));
            case MODULO -> r == 0 ? ErrorValue.DIVISION_BY_ZERO : new IntValue(remainder(l, r));
        };
    }

    /** The one quotient that does not fit makes its remainder an overflow too. */
    private static long remainder(long l, long r) {
        Math.divideExact(l, r);
        return l % r;
    }

    private Value unsigned(long l, long r) {
        return switch (operator) {
            case ADD ->
                    Long.compareUnsigned(l + r, l) < 0 ? ErrorValue.OVERFLOW : new UintValue(l + r);
            case SUBTRACT ->
                    Long.compareUnsigned(l, r) < 0 ? ErrorValue.OVERFLOW : new UintValue(l - r);
            case MULTIPLY ->
                    Math.unsignedMultiplyHigh(l, r) != 0
                            ? ErrorValue.OVERFLOW
                            : new UintValue(l * r);
            case DIVIDE ->
                    r == 0 ? ErrorValue.DIVISION_BY_ZERO : new UintValue(Long.divideUnsigned(l, r));
            case MODULO ->
                    r == 0
                            ? ErrorValue.DIVISION_BY_ZERO
                            : new UintValue(Long.remainderUnsigned(l, r));
        };
    }

    private Value floating(double l, double r) {
        return switch (operator) {
            case ADD -> new DoubleValue(l + r);
            case SUBTRACT -> new DoubleValue(l - r);
            case MULTIPLY -> new DoubleValue(l * r);
            case DIVIDE -> new DoubleValue(l / r);
            case MODULO -> wrongTypes(new DoubleValue(l), new DoubleValue(r));
        };
    }

    /** Paid for before it is made: doubling a text thirty times would take all memory. */
    private Value joined(Value first, Value second, Meter meter) {
        if (first instanceof StringValue l && second instanceof StringValue r) {
            long length = (long) l.value().length() + r.value().length();
            return meter.spend(Cost.text(length))
                    ? new StringValue(l.value() + r.value())
                    : Frame.EXHAUSTED;
        }
        if (first instanceof BytesValue l && second instanceof BytesValue r) {
            long length = (long) l.size() + r.size();
            return meter.spend(Cost.text(length)) ? l.concat(r) : Frame.EXHAUSTED;
        }
        if (first instanceof ListValue l && second instanceof ListValue r) {
            long size = (long) l.elements().size() + r.elements().size();
            return meter.spend(Cost.list(size)) ? l.concat(r) : Frame.EXHAUSTED;
        }
        return orWrongTypes(TimeArithmetic.sum(first, second), first, second);
    }

    private Value wrongTypes(Value first, Value second) {
        return ErrorValue.wrongTypes(operator.text, first, second);
    }

    @Override
    public List<Expr> operands() {
        return List.of(left, right);
    }
}
