package org.clawpatrol.dsl.hcl;

import java.math.BigDecimal;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Span;

/** Reads and writes numbers without ever spelling out a huge exponent. Stateless. */
final class NumberText {
    private static final int DIGIT_LIMIT = 10_000;
    private static final long MAGNITUDE_LIMIT = 10_000_000;
    private static final int PLAIN_LIMIT = 1000;

    private NumberText() {}

    /** The exact number, or zero when it is out of range and reported. */
    static BigDecimal parse(String text, Span span, Diagnostics diagnostics) {
        if (text.length() <= DIGIT_LIMIT) {
            try {
                BigDecimal number = new BigDecimal(text);
                if (Math.abs(magnitude(number)) <= MAGNITUDE_LIMIT) {
                    return number;
                }
            } catch (NumberFormatException exponentBeyondInteger) {
                return outOfRange(span, diagnostics);
            }
        }
        return outOfRange(span, diagnostics);
    }

    private static BigDecimal outOfRange(Span span, Diagnostics diagnostics) {
        diagnostics.add(
                Diagnostic.error(SyntaxErrors.ID, span, "number out of range")
                        .help("write at most " + DIGIT_LIMIT + " digits and a smaller exponent"));
        return BigDecimal.ZERO;
    }

    /** How many digits stand before the decimal point; negative for small fractions. */
    static long magnitude(BigDecimal number) {
        return (long) number.precision() - number.scale();
    }

    /** How many characters it takes without an exponent and without a sign. */
    static long length(BigDecimal number) {
        long whole = Math.max(1, magnitude(number));
        return number.scale() > 0 ? whole + 1 + number.scale() : whole;
    }

    /** Plain digits, or scientific notation where these would be too many. */
    static String format(BigDecimal number) {
        if (number.signum() == 0) {
            return "0";
        }
        BigDecimal shortest = number.stripTrailingZeros();
        return Math.abs(magnitude(shortest)) <= PLAIN_LIMIT && shortest.scale() <= DIGIT_LIMIT
                ? shortest.toPlainString()
                : shortest.toString();
    }
}
