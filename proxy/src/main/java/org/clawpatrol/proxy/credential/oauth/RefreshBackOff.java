package org.clawpatrol.proxy.credential.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How long an authorization server that gave no token is left alone: a second at first, twice as
 * long after each further failure, five minutes at most; for ever where only a new login helps.
 * Guarded by its {@link LiveToken}.
 */
final class RefreshBackOff {
    private static final long FIRST_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = Duration.ofMinutes(5).toMillis();
    private static final int DOUBLINGS = 9;

    private final RandomGenerator random;
    private int failures;
    private Instant until = Instant.MIN;
    private @Nullable TokenException last;

    RefreshBackOff(RandomGenerator random) {
        this.random = random;
    }

    void failed(TokenException failure, Instant now) {
        long step = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(failures, DOUBLINGS));
        long jittered = step / 2 + random.nextLong(step / 2 + 1);
        long asked = failure.retryAfter().map(Duration::toMillis).orElse(0L);
        until =
                failure.grantIsGone()
                        ? Instant.MAX
                        : now.plusMillis(Math.max(jittered, Math.min(asked, LONGEST_MILLIS)));
        failures++;
        last = failure;
    }

    void worked() {
        failures = 0;
        until = Instant.MIN;
        last = null;
    }

    boolean waitsAt(Instant now) {
        return now.isBefore(until);
    }

    /** The failure that is the last word so far. */
    @Nullable TokenException last() {
        return last;
    }
}
