package org.clawpatrol.engine.library.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.UintValue;
import org.clawpatrol.engine.value.Value;

/** Numbers in base ten. Roundings are of the exact value, ties to even. Stateless. */
final class Decimals {
    private static final int EXPONENT_DIGITS = 2;

    private Decimals() {}

    /** With as many digits as it has. */
    static String plain(Conversion conversion, Value value) throws UnformattableException {
        return switch (value) {
            case IntValue(long number) -> Long.toString(number);
            case UintValue(long bits) -> Long.toUnsignedString(bits);
            case DoubleValue(double number) -> plain(number);
            default -> throw new UnformattableException(conversion, value);
        };
    }

    static String plain(double number) {
        if (!Double.isFinite(number)) {
            return special(number);
        }
        String digits =
                new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
        return signed(number, digits);
    }

    static String fixed(Conversion conversion, Value value, int precision)
            throws UnformattableException {
        if (value instanceof DoubleValue(double number)) {
            return Double.isFinite(number)
                    ? signed(number, fixed(new BigDecimal(number), precision))
                    : special(number);
        }
        return fixed(new BigDecimal(integer(conversion, value)), precision);
    }

    private static String fixed(BigDecimal number, int precision) {
        return number.setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
    }

    static String scientific(Conversion conversion, Value value, int precision)
            throws UnformattableException {
        if (value instanceof DoubleValue(double number)) {
            return Double.isFinite(number)
                    ? signed(number, scientific(new BigDecimal(number), precision))
                    : special(number);
        }
        return scientific(new BigDecimal(integer(conversion, value)), precision);
    }

    private static String scientific(BigDecimal number, int precision) {
        BigDecimal rounded = number.round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
        int exponent = rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        String mantissa = fixed(rounded.movePointLeft(exponent), precision);
        String digits = Integer.toString(Math.abs(exponent));
        return mantissa
                + (exponent < 0 ? "e-" : "e+")
                + "0".repeat(Math.max(0, EXPONENT_DIGITS - digits.length()))
                + digits;
    }

    /** The exact value of an int or uint. */
    static BigInteger integer(Conversion conversion, Value value) throws UnformattableException {
        return switch (value) {
            case IntValue(long number) -> BigInteger.valueOf(number);
            case UintValue(long bits) -> new BigInteger(Long.toUnsignedString(bits));
            default -> throw new UnformattableException(conversion, value);
        };
    }

    private static String special(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        return number > 0 ? "Infinity" : "-Infinity";
    }

    /** Keeps the sign of a number that is or was rounded to minus zero. */
    private static String signed(double number, String digits) {
        boolean negative = Double.doubleToRawLongBits(number) < 0;
        return negative && !digits.startsWith("-") ? "-" + digits : digits;
    }
}
