package org.clawpatrol.proxy.journal;

import java.time.Instant;

/**
 * Writes instants as {@link Instant#toString} does, the text of the last second kept: most records
 * are written in the second of the one before. Safe to share.
 */
final class InstantText {
    private static final int THREE_DIGITS = 1_000_000;
    private static final int SIX_DIGITS = 1_000;
    private static final int NANO_DIGITS = 9;

    private volatile Second last = Second.of(0);

    /**
     * @param text up to the whole seconds, without the zone
     */
    private record Second(long epochSecond, String text) {
        static Second of(long epochSecond) {
            String whole = Instant.ofEpochSecond(epochSecond).toString();
            return new Second(epochSecond, whole.substring(0, whole.length() - 1));
        }
    }

    String of(Instant instant) {
        Second second = last;
        if (second.epochSecond() != instant.getEpochSecond()) {
            second = Second.of(instant.getEpochSecond());
            last = second;
        }
        int nanos = instant.getNano();
        if (nanos == 0) {
            return second.text() + 'Z';
        }
        StringBuilder out = new StringBuilder(second.text().length() + NANO_DIGITS + 2);
        return fraction(out.append(second.text()).append('.'), nanos).append('Z').toString();
    }

    /** As few groups of three digits as show all of it. */
    private static StringBuilder fraction(StringBuilder out, int nanos) {
        int digits = nanos % THREE_DIGITS == 0 ? 3 : nanos % SIX_DIGITS == 0 ? 6 : NANO_DIGITS;
        int divisor = 100_000_000;
        for (int i = 0; i < digits; i++) {
            out.append((char) ('0' + nanos / divisor % 10));
            divisor /= 10;
        }
        return out;
    }
}
