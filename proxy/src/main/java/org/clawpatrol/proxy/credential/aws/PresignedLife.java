package org.clawpatrol.proxy.credential.aws;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How long a presigned URL is still good for. Stateless. */
final class PresignedLife {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");
    private static final Duration SKEW = Duration.ofMinutes(15);
    private static final long LONGEST = Duration.ofDays(7).toSeconds();

    private PresignedLife() {}

    /**
     * Seconds for which to sign it anew: what is left of the agent's, but no more than clocks may
     * differ by, as it is used at once.
     */
    static long left(SignedTarget target, Instant now) throws UnsignableException {
        long seconds = seconds(AgentSignature.one(target, "x-amz-expires"));
        Instant signed = time(AgentSignature.one(target, "x-amz-date"));
        if (signed.isAfter(now.plus(SKEW))) {
            throw new UnsignableException("is not used: the URL is signed for the future");
        }
        long left = Duration.between(now, signed.plusSeconds(seconds)).toSeconds();
        if (left < 1) {
            throw new UnsignableException("is not used: the URL has expired");
        }
        return Math.min(left, SKEW.toSeconds());
    }

    private static long seconds(String text) throws UnsignableException {
        boolean number = text.matches("[0-9]{1,6}");
        long seconds = number ? Long.parseLong(text) : 0;
        if (seconds < 1 || seconds > LONGEST) {
            throw new UnsignableException(
                    "cannot sign a URL for less than a second or over 7 days");
        }
        return seconds;
    }

    private static Instant time(String text) throws UnsignableException {
        try {
            return LocalDateTime.parse(text, TIMESTAMP).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new UnsignableException("cannot sign a URL with a malformed `x-amz-date`");
        }
    }
}
