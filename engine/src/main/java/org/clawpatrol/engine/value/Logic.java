package org.clawpatrol.engine.value;

/**
 * Three-valued conjunction and disjunction: a deciding side absorbs whatever the other one is, in
 * either order. Stateless.
 */
public final class Logic {
    private Logic() {}

    public static Value and(Value left, Value right) {
        return absorb(left, right, BoolValue.FALSE);
    }

    public static Value or(Value left, Value right) {
        return absorb(left, right, BoolValue.TRUE);
    }

    public static Value not(Value operand) {
        if (operand instanceof BoolValue bool) {
            return BoolValue.of(bool == BoolValue.FALSE);
        }
        return notBool(operand);
    }

    /** The same truth value, or what makes it undefined; anything else is an error. */
    public static Value truth(Value operand) {
        return operand instanceof BoolValue ? operand : notBool(operand);
    }

    private static Value absorb(Value left, Value right, BoolValue deciding) {
        if (left == deciding || right == deciding) {
            return deciding;
        }
        if (left instanceof BoolValue) {
            return truth(right);
        }
        if (right instanceof BoolValue) {
            return truth(left);
        }
        return Undefined.merge(notBool(left), notBool(right));
    }

    private static Undefined notBool(Value operand) {
        return operand instanceof Undefined undefined ? undefined : ErrorValue.NOT_BOOL;
    }
}
