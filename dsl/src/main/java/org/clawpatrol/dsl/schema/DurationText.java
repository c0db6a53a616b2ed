package org.clawpatrol.dsl.schema;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads lengths of time such as {@code 1h30m} or {@code 1.5s}. Stateless. */
final class DurationText {
    private static final Pattern TERM =
            Pattern.compile("([0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h)");
    private static final Map<String, Long> NANOS =
            Map.of(
                    "ns", 1L,
                    "us", 1_000L,
                    "µs", 1_000L,
                    "μs", 1_000L,
                    "ms", 1_000_000L,
                    "s", 1_000_000_000L,
                    "m", 60_000_000_000L,
                    "h", 3_600_000_000_000L);
    private static final int LONGEST = 64;

    private DurationText() {}

    /** Empty for what is no length of time or longer than about 292 years. */
    static Optional<Duration> parse(String text) {
        boolean negative = text.startsWith("-");
        String terms = negative || text.startsWith("+") ? text.substring(1) : text;
        if (terms.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        if (terms.isEmpty() || terms.length() > LONGEST) {
            return Optional.empty();
        }
        return sum(terms).map(total -> negative ? total.negated() : total);
    }

    private static Optional<Duration> sum(String terms) {
        BigDecimal total = BigDecimal.ZERO;
        Matcher term = TERM.matcher(terms);
        int position = 0;
        while (position < terms.length()) {
            if (!term.region(position, terms.length()).lookingAt()) {
                return Optional.empty();
            }
            Long unit = NANOS.get(term.group(2));
            if (unit == null) {
                return Optional.empty();
            }
            BigDecimal count = new BigDecimal(term.group(1));
            total = total.add(count.multiply(BigDecimal.valueOf(unit)));
            position = term.end();
        }
        return total.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                ? Optional.empty()
                : Optional.of(
                        Duration.ofNanos(total.setScale(0, RoundingMode.DOWN).longValueExact()));
    }
}
