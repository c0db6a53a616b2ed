package org.clawpatrol.engine.value;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The failure of an operation. Immutable.
 *
 * @param message for operators only, never for the agent; names the operation, not the data
 */
public record ErrorValue(String message) implements Undefined {
    /** What an action has for a fact that it lacks; a map of facts leaves it out. */
    public static final ErrorValue ABSENT = new ErrorValue("absent fact");

    public static final ErrorValue NO_SUCH_KEY = new ErrorValue("no such key");
    public static final ErrorValue OUT_OF_RANGE = new ErrorValue("index out of range");
    public static final ErrorValue OVERFLOW = new ErrorValue("integer overflow");
    public static final ErrorValue DIVISION_BY_ZERO = new ErrorValue("division by zero");
    public static final ErrorValue NOT_BOOL = new ErrorValue("operand is not a bool");

    /** The operation has no meaning for a value of this type. */
    public static ErrorValue wrongType(String operation, Value operand) {
        return new ErrorValue("`" + operation + "` does not apply to " + operand.typeName());
    }

    /** The operation has no meaning for a pair of values of these types. */
    public static ErrorValue wrongTypes(String operation, Value left, Value right) {
        return new ErrorValue(
                "`"
                        + operation
                        + "` does not apply to "
                        + left.typeName()
                        + " and "
                        + right.typeName());
    }

    /** The operation has no meaning for values of these types. */
    public static ErrorValue wrongTypes(String operation, List<Value> operands) {
        return new ErrorValue(
                operands.stream()
                        .map(Value::typeName)
                        .collect(
                                Collectors.joining(
                                        ", ", "`" + operation + "` does not apply to (", ")")));
    }

    @Override
    public String typeName() {
        return "error";
    }

    @Override
    public String detail() {
        return message;
    }
}
