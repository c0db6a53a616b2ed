package org.clawpatrol.engine.expr;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.BytesValue;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.DurationValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.NullValue;
import org.clawpatrol.engine.value.OptionalValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.TimestampValue;
import org.clawpatrol.engine.value.UintValue;
import org.clawpatrol.engine.value.Value;

/** A strict function of the library of optionals. */
public record OptionalOperation(Kind kind) implements Operation {
    private static final ErrorValue MISSING = new ErrorValue("an optional has no value");

    /** What is done. */
    public enum Kind {
        OF("optional.of"),
        OF_NON_ZERO_VALUE("optional.ofNonZeroValue"),
        NONE("optional.none"),
        HAS_VALUE("hasValue"),
        VALUE("value"),
        FIRST("first"),
        LAST("last"),
        UNWRAP("optional.unwrap"),
        UNWRAP_METHOD("unwrapOpt");

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
        return switch (kind) {
            case NONE -> OptionalValue.NONE;
            case OF -> new OptionalValue(arguments.getFirst());
            case OF_NON_ZERO_VALUE -> ofNonZeroValue(arguments.getFirst());
            case HAS_VALUE, VALUE -> read(arguments.getFirst());
            case FIRST, LAST -> end(arguments.getFirst());
            case UNWRAP, UNWRAP_METHOD -> unwrap(arguments.getFirst());
        };
    }

    private static Value ofNonZeroValue(Value value) {
        return isZero(value) ? OptionalValue.NONE : new OptionalValue(value);
    }

    private static boolean isZero(Value value) {
        return switch (value) {
            case NullValue _ -> true;
            case BoolValue bool -> bool == BoolValue.FALSE;
            case IntValue(long number) -> number == 0;
            case UintValue(long bits) -> bits == 0;
            case DoubleValue(double number) -> number == 0;
            case StringValue(String text) -> text.isEmpty();
            case BytesValue bytes -> bytes.size() == 0;
            case ListValue list -> list.elements().isEmpty();
            case MapValue map -> map.size() == 0;
            case DurationValue(Duration duration) -> duration.isZero();
            case TimestampValue(Instant instant) -> instant.equals(Instant.EPOCH);
            default -> false;
        };
    }

    private Value read(Value operand) {
        if (!(operand instanceof OptionalValue(Value value))) {
            return ErrorValue.wrongType(kind.text, operand);
        }
        if (kind == Kind.HAS_VALUE) {
            return BoolValue.of(value != null);
        }
        return value == null ? MISSING : value;
    }

    private Value end(Value operand) {
        if (!(operand instanceof ListValue(List<Value> elements))) {
            return ErrorValue.wrongType(kind.text, operand);
        }
        if (elements.isEmpty()) {
            return OptionalValue.NONE;
        }
        return Lookup.wrapped(kind == Kind.FIRST ? elements.getFirst() : elements.getLast());
    }

    private Value unwrap(Value operand) {
        if (!(operand instanceof ListValue(List<Value> elements))) {
            return ErrorValue.wrongType(kind.text, operand);
        }
        List<Value> values = new ArrayList<>(elements.size());
        for (Value element : elements) {
            if (!(element instanceof OptionalValue(Value value))) {
                return ErrorValue.wrongType(kind.text, element);
            }
            if (value != null) {
                values.add(value);
            }
        }
        return new ListValue(values);
    }
}
