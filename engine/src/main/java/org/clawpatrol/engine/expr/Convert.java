package org.clawpatrol.engine.expr;

import java.util.List;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;

/** A conversion between simple types. */
public record Convert(Target target, Expr operand) implements Expr {

    /** What is converted to. */
    public enum Target {
        INT,
        UINT,
        DOUBLE,
        STRING,
        BYTES,
        BOOL,
        TIMESTAMP,
        DURATION
    }

    @Override
    public Value evaluate(Frame frame) {
        Value value = operand.evaluate(frame);
        if (value instanceof Undefined) {
            return value;
        }
        return frame.spend(Cost.built(value)) ? converted(value) : Frame.EXHAUSTED;
    }

    private Value converted(Value value) {
        return switch (target) {
            case INT -> Conversions.toInt(value);
            case UINT -> Conversions.toUint(value);
            case DOUBLE -> Conversions.toDouble(value);
            case STRING -> Conversions.toText(value);
            case BYTES -> Conversions.toBytes(value);
            case BOOL -> Conversions.toBool(value);
            case TIMESTAMP -> Conversions.toTimestamp(value);
            case DURATION -> Conversions.toDuration(value);
        };
    }

    @Override
    public List<Expr> operands() {
        return List.of(operand);
    }
}
