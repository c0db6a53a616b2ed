package org.clawpatrol.engine.value;

import java.math.BigInteger;

/**
 * Exact comparison of numbers across the three numeric types: no operand is rounded to the type of
 * the other. Stateless.
 */
final class Numbers {
    /** Result of a comparison in which one side is not a number. */
    static final int UNORDERED = 2;

    private static final double TWO_TO_63 = 0x1p63;
    private static final double TWO_TO_64 = 0x1p64;

    private Numbers() {}

    static boolean isNumber(Value value) {
        return value instanceof IntValue
                || value instanceof UintValue
                || value instanceof DoubleValue;
    }

    /** -1, 0, 1 or {@link #UNORDERED}. Both values must be numbers. */
    static int compare(Value left, Value right) {
        if (left instanceof DoubleValue l && right instanceof DoubleValue r) {
            return compareDoubles(l.value(), r.value());
        }
        if (right instanceof DoubleValue r) {
            return compareToDouble(left, r.value());
        }
        if (left instanceof DoubleValue l) {
            int reversed = compareToDouble(right, l.value());
            return reversed == UNORDERED ? UNORDERED : -reversed;
        }
        return compareIntegers(left, right);
    }

    /** As {@link #compare}, but an integer is rounded to a double before it meets one. */
    static int order(Value left, Value right) {
        boolean mixed = left instanceof DoubleValue != right instanceof DoubleValue;
        return mixed ? compareDoubles(rounded(left), rounded(right)) : compare(left, right);
    }

    private static double rounded(Value number) {
        return switch (number) {
            case DoubleValue(double value) -> value;
            case UintValue(long bits) when bits < 0 ->
                    new BigInteger(Long.toUnsignedString(bits)).doubleValue();
            case Value integer -> bits(integer);
        };
    }

    /**
     * One representative for every number of the same value, so that hashing agrees with numeric
     * equality; other values represent themselves.
     */
    static Value canonical(Value value) {
        if (value instanceof UintValue unsigned && unsigned.bits() >= 0) {
            return new IntValue(unsigned.bits());
        }
        if (value instanceof DoubleValue(double number) && number == Math.rint(number)) {
            if (number >= -TWO_TO_63 && number < TWO_TO_63) {
                return new IntValue((long) number);
            }
            if (number >= TWO_TO_63 && number < TWO_TO_64) {
                return new UintValue(unsignedBits(number));
            }
        }
        return value;
    }

    /** The bits of a double in [2^63, 2^64) as an unsigned integer, fraction dropped. */
    static long unsignedBits(double number) {
        return (long) (number - TWO_TO_63) + Long.MIN_VALUE;
    }

    private static int compareDoubles(double left, double right) {
        if (left < right) {
            return -1;
        }
        if (left > right) {
            return 1;
        }
        return left == right ? 0 : UNORDERED;
    }

    private static int compareIntegers(Value left, Value right) {
        boolean leftHuge = left instanceof UintValue l && l.bits() < 0;
        boolean rightHuge = right instanceof UintValue r && r.bits() < 0;
        if (leftHuge != rightHuge) {
            return leftHuge ? 1 : -1;
        }
        return Integer.signum(Long.compare(bits(left), bits(right)));
    }

    private static long bits(Value integer) {
        return integer instanceof UintValue unsigned
                ? unsigned.bits()
                : ((IntValue) integer).value();
    }

    private static int compareToDouble(Value integer, double number) {
        if (Double.isNaN(number)) {
            return UNORDERED;
        }
        if (number >= TWO_TO_64) {
            return -1;
        }
        if (number < -TWO_TO_63) {
            return 1;
        }
        double whole = Math.floor(number);
        Value floor =
                whole >= TWO_TO_63
                        ? new UintValue(unsignedBits(whole))
                        : new IntValue((long) whole);
        int order = compareIntegers(integer, floor);
        return order == 0 && number > whole ? -1 : order;
    }
}
