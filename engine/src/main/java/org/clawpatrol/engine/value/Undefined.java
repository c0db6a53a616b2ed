package org.clawpatrol.engine.value;

import org.jspecify.annotations.Nullable;

/** The absence of a value: unknown or an error. Every strict operation passes it on. Immutable. */
public sealed interface Undefined extends Value permits UnknownValue, ErrorValue {

    /** What is missing and why, for operators only; carries no content of the action. */
    String detail();

    /**
     * What a strict operation over two operands must answer without looking further: the merged
     * unknown, else the first error, else null when both operands are defined.
     */
    static @Nullable Undefined of(Value left, Value right) {
        if (left instanceof Undefined first) {
            return right instanceof Undefined second ? merge(first, second) : first;
        }
        return right instanceof Undefined second ? second : null;
    }

    /** Unknown wins over error, because more bytes could still have decided it. */
    static Undefined merge(Undefined first, Undefined second) {
        if (first instanceof UnknownValue one) {
            return second instanceof UnknownValue two ? one.merge(two) : one;
        }
        return second instanceof UnknownValue two ? two : first;
    }
}
