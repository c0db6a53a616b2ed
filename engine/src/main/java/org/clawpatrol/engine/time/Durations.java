package org.clawpatrol.engine.time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clawpatrol.engine.value.DurationValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.Value;

/**
 * Lengths of time of up to about 10,000 years, written as numbers with units: {@code 1h30m}, {@code
 * -1.5s}. Stateless.
 */
public final class Durations {
    private static final ErrorValue MALFORMED = new ErrorValue("a text is not a duration");
    private static final ErrorValue OUT_OF_RANGE =
            new ErrorValue("a duration is out of range: it lasts 315576000000 s at most");
    private static final long MOST_SECONDS = 315_576_000_000L;

    /** Longer texts would make the arithmetic of their digits slow. */
    private static final int LONGEST = 200;

    private static final Pattern SIGNED = Pattern.compile("([+-]?)((?:[0-9.]+[a-zµμ]+)+)");
    private static final Pattern PART =
            Pattern.compile("([0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h)");
    private static final Map<String, BigDecimal> NANOSECONDS =
            Map.of(
                    "ns", BigDecimal.ONE,
                    "us", new BigDecimal("1e3"),
                    "µs", new BigDecimal("1e3"),
                    "μs", new BigDecimal("1e3"),
                    "ms", new BigDecimal("1e6"),
                    "s", new BigDecimal("1e9"),
                    "m", new BigDecimal("60e9"),
                    "h", new BigDecimal("3600e9"));
    private static final BigDecimal BILLION = new BigDecimal("1e9");

    private Durations() {}

    public static Value parse(String text) {
        if (text.equals("0") || text.equals("+0") || text.equals("-0")) {
            return new DurationValue(Duration.ZERO);
        }
        Matcher whole = SIGNED.matcher(text);
        if (text.length() > LONGEST || !whole.matches()) {
            return MALFORMED;
        }
        BigDecimal sum = BigDecimal.ZERO;
        Matcher part = PART.matcher(whole.group(2));
        int end = 0;
        while (part.find() && part.start() == end) {
            BigDecimal unit = NANOSECONDS.getOrDefault(part.group(2), BigDecimal.ONE);
            BigDecimal amount = new BigDecimal(part.group(1)).multiply(unit);
            sum = sum.add(amount.setScale(0, RoundingMode.DOWN));
            end = part.end();
        }
        if (end < whole.group(2).length()) {
            return MALFORMED;
        }
        return ofNanoseconds(whole.group(1).equals("-") ? sum.negate() : sum);
    }

    private static Value ofNanoseconds(BigDecimal nanoseconds) {
        BigDecimal[] seconds = nanoseconds.divideAndRemainder(BILLION);
        if (seconds[0].abs().compareTo(BigDecimal.valueOf(MOST_SECONDS)) > 0) {
            return OUT_OF_RANGE;
        }
        return of(Duration.ofSeconds(seconds[0].longValue(), seconds[1].longValue()));
    }

    /** An error where it is longer than any duration. */
    public static Value of(Duration duration) {
        boolean inside = duration.abs().compareTo(Duration.ofSeconds(MOST_SECONDS)) <= 0;
        return inside ? new DurationValue(duration) : OUT_OF_RANGE;
    }

    public static Value plus(DurationValue left, DurationValue right) {
        return of(left.duration().plus(right.duration()));
    }

    public static Value minus(DurationValue left, DurationValue right) {
        return of(left.duration().minus(right.duration()));
    }

    /** In seconds with as many decimals as it takes, such as {@code -1.5s}. */
    public static String text(DurationValue value) {
        Duration magnitude = value.duration().abs();
        String sign = value.duration().isNegative() ? "-" : "";
        return sign + magnitude.toSeconds() + Fraction.text(magnitude.toNanosPart()) + "s";
    }
}
