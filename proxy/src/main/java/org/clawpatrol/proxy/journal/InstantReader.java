package org.clawpatrol.proxy.journal;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Reads times as {@link Instant#parse} does. Lines come in the order of their time, so the second
 * that a time lies in is mostly the one before's, and only the fraction is read. Safe to share.
 */
final class InstantReader {
    private static final int SECOND_LENGTH = "2026-03-01T10:00:00".length();
    private static final int FRACTION_DIGITS = 9;

    private volatile @Nullable Second last;

    /**
     * @param text up to the second
     */
    private record Second(String text, long epochSecond) {}

    /**
     * @throws DateTimeParseException when it is not a time
     */
    Instant of(String text) {
        Second known = last;
        if (known != null && text.startsWith(known.text())) {
            int nanos = nanos(text);
            if (nanos >= 0) {
                return Instant.ofEpochSecond(known.epochSecond(), nanos);
            }
        }
        Instant time = Instant.parse(text);
        if (nanos(text) >= 0) {
            remember(text.substring(0, SECOND_LENGTH), time);
        }
        return time;
    }

    /** Not the hour 24 and leap seconds, which do not take every fraction. */
    private void remember(String second, Instant time) {
        if (time.toString().startsWith(second)) {
            last = new Second(second, time.getEpochSecond());
        }
    }

    /** What follows the second, as a point, one to nine digits and {@code Z}; -1 if it is not. */
    private static int nanos(String text) {
        int digits = text.length() - SECOND_LENGTH - ".Z".length();
        if (digits < 1
                || digits > FRACTION_DIGITS
                || text.charAt(SECOND_LENGTH) != '.'
                || text.charAt(text.length() - 1) != 'Z') {
            return -1;
        }
        int nanos = 0;
        for (int i = 1; i <= FRACTION_DIGITS; i++) {
            int digit = i <= digits ? text.charAt(SECOND_LENGTH + i) - '0' : 0;
            if (digit < 0 || digit > 9) {
                return -1;
            }
            nanos = 10 * nanos + digit;
        }
        return nanos;
    }
}
