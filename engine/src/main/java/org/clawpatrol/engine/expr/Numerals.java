package org.clawpatrol.engine.expr;

import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;

/** Numbers in text form, as conversions read and write them. Stateless. */
final class Numerals {
    /** Texts of doubles that have no digits. */
    private static final Set<String> SPECIAL = Set.of("NaN", "Infinity", "+Infinity", "-Infinity");

    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(\\d++(\\.\\d*+)?|\\.\\d++)([eE][+-]?\\d++)?");

    private Numerals() {}

    static boolean isSignedInteger(String text) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        return isInteger(signed ? text.substring(1) : text);
    }

    /** Whether the text is ASCII digits only; the JDK's parsers would accept other digits too. */
    static boolean isInteger(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    static boolean isDecimal(String text) {
        return SPECIAL.contains(text) || DECIMAL.matcher(text).matches();
    }

    /** The double nearest to unsigned bits, ties to even. */
    static double nearestDouble(long bits) {
        if (bits >= 0) {
            return bits;
        }
        // Halving keeps the lowest bit sticky, so that the rounding still sees it.
        long half = (bits >>> 1) | (bits & 1);
        return half * 2.0;
    }

    /** Shortest decimal form: {@code 1}, {@code 0.5}, {@code 1e+21}. */
    static String shortest(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "+Inf" : "-Inf";
        }
        if (number == 0) {
            return 1 / number < 0 ? "-0" : "0";
        }
        BigDecimal shortest = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        return exponent < -4 || exponent >= 21
                ? scientific(shortest, exponent)
                : shortest.toPlainString();
    }

    private static String scientific(BigDecimal number, int exponent) {
        String mantissa = number.movePointLeft(exponent).stripTrailingZeros().toPlainString();
        String digits = Integer.toString(Math.abs(exponent));
        return mantissa
                + (exponent < 0 ? "e-" : "e+")
                + (digits.length() < 2 ? "0" + digits : digits);
    }
}
