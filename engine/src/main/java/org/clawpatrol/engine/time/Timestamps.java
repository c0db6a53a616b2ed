package org.clawpatrol.engine.time;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clawpatrol.engine.value.DurationValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.TimestampValue;
import org.clawpatrol.engine.value.Value;

/** Points in time of the years 1 to 9999, written as RFC 3339 has them. Stateless. */
public final class Timestamps {
    private static final ErrorValue MALFORMED = new ErrorValue("a text is not a timestamp");
    private static final ErrorValue OUT_OF_RANGE =
            new ErrorValue("a timestamp is out of range: its year lies between 1 and 9999");
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
    private static final Pattern RFC_3339 =
            Pattern.compile(
                    "([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?)"
                            + "(Z|[+-][0-9]{2}:[0-9]{2})");
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private Timestamps() {}

    public static Value parse(String text) {
        Matcher parts = RFC_3339.matcher(text);
        if (!parts.matches()) {
            return MALFORMED;
        }
        try {
            LocalDateTime local = LocalDateTime.parse(parts.group(1));
            return ofInstant(local.toInstant(ZoneOffset.of(parts.group(2))));
        } catch (DateTimeException noSuchTime) {
            return MALFORMED;
        }
    }

    /**
     * @param seconds since 1970 began in UTC
     */
    public static Value ofSeconds(long seconds) {
        boolean inside = seconds >= FIRST.getEpochSecond() && seconds <= LAST.getEpochSecond();
        return inside ? new TimestampValue(Instant.ofEpochSecond(seconds)) : OUT_OF_RANGE;
    }

    /** In UTC, with as many digits after the second as it takes. */
    @SuppressWarnings("JavaInstantGetSecondsGetNano") // the formatter writes the seconds
    public static String text(TimestampValue timestamp) {
        Instant instant = timestamp.instant();
        return SECONDS.format(instant) + Fraction.text(instant.getNano()) + "Z";
    }

    public static Value plus(TimestampValue timestamp, DurationValue duration) {
        return moved(timestamp.instant(), duration.duration());
    }

    public static Value minus(TimestampValue timestamp, DurationValue duration) {
        return moved(timestamp.instant(), duration.duration().negated());
    }

    public static Value between(TimestampValue start, TimestampValue end) {
        return Durations.of(Duration.between(start.instant(), end.instant()));
    }

    private static Value moved(Instant instant, Duration by) {
        try {
            return ofInstant(instant.plus(by));
        } catch (ArithmeticException | DateTimeException beyondEverything) {
            return OUT_OF_RANGE;
        }
    }

    private static Value ofInstant(Instant instant) {
        boolean inside = !instant.isBefore(FIRST) && !instant.isAfter(LAST);
        return inside ? new TimestampValue(instant) : OUT_OF_RANGE;
    }
}
