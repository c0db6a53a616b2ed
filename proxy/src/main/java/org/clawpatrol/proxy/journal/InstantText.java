package org.clawpatrol.proxy.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Times as {@link Instant#toString} writes them. Everything up to the second comes from there and
 * is remembered until the next second; the fraction has three, six or nine digits, or is left out.
 * Safe to share.
 */
final class InstantText {
    private static final int NANOS_PER_MICRO = 1_000;
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final int NANO_DIGITS = 9;

    private volatile @Nullable Second last;

    /**
     * @param text up to the second, without the {@code Z}
     */
    private record Second(long epochSecond, String text) {}

    String of(Instant time) {
        String seconds = seconds(time.getEpochSecond());
        int nanos = time.getNano();
        if (nanos == 0) {
            return seconds.concat("Z");
        }
        if (nanos % NANOS_PER_MILLI == 0) {
            return text(seconds, nanos / NANOS_PER_MILLI, NANO_DIGITS - 6);
        }
        if (nanos % NANOS_PER_MICRO == 0) {
            return text(seconds, nanos / NANOS_PER_MICRO, NANO_DIGITS - 3);
        }
        return text(seconds, nanos, NANO_DIGITS);
    }

    private String seconds(long epochSecond) {
        Second known = last;
        if (known == null || known.epochSecond() != epochSecond) {
            String text = Instant.ofEpochSecond(epochSecond).toString();
            known = new Second(epochSecond, text.substring(0, text.length() - 1));
            last = known;
        }
        return known.text();
    }

    /**
     * @param fraction written with so many digits, zeros in front
     */
    @SuppressWarnings("deprecation") // the one way from ASCII to a string without a decoder
    private static String text(String seconds, int fraction, int digits) {
        int length = seconds.length() + 1 + digits;
        byte[] text = new byte[length + 1];
        seconds.getBytes(0, seconds.length(), text, 0);
        text[seconds.length()] = '.';
        int left = fraction;
        for (int i = length - 1; i > seconds.length(); i--) {
            text[i] = (byte) ('0' + left % 10);
            left /= 10;
        }
        text[length] = 'Z';
        return new String(text, 0);
    }
}
