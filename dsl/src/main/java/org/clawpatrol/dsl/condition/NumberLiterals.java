package org.clawpatrol.dsl.condition;

import java.math.BigInteger;
import java.util.Optional;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.UintValue;
import org.clawpatrol.engine.value.Value;

/** Reads number literals; empty where a number does not fit its type. Stateless. */
final class NumberLiterals {
    private static final int HEXADECIMAL = 16;
    private static final int DECIMAL = 10;

    private NumberLiterals() {}

    /**
     * @param negative whether a minus sign stands before the digits; the smallest int has no
     *     positive counterpart, so the sign belongs to the literal
     */
    static Optional<Value> integer(String digits, boolean negative) {
        BigInteger magnitude = magnitude(digits);
        BigInteger number = negative ? magnitude.negate() : magnitude;
        return number.bitLength() < Long.SIZE
                ? Optional.of(new IntValue(number.longValue()))
                : Optional.empty();
    }

    /**
     * @param text digits followed by the suffix
     */
    static Optional<Value> unsigned(String text) {
        BigInteger number = magnitude(text.substring(0, text.length() - 1));
        return number.bitLength() <= Long.SIZE
                ? Optional.of(new UintValue(number.longValue()))
                : Optional.empty();
    }

    static Optional<Value> floating(String text, boolean negative) {
        double magnitude = Double.parseDouble(text);
        return Double.isInfinite(magnitude)
                ? Optional.empty()
                : Optional.of(new DoubleValue(negative ? -magnitude : magnitude));
    }

    private static BigInteger magnitude(String digits) {
        return digits.startsWith("0x")
                ? new BigInteger(digits.substring(2), HEXADECIMAL)
                : new BigInteger(digits, DECIMAL);
    }
}
