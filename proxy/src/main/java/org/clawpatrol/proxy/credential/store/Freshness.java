package org.clawpatrol.proxy.credential.store;

import java.time.Duration;

/**
 * When a cached secret is fetched again: ahead of its end, so that nobody waits; after failures
 * later and later. Immutable; times are nanoseconds of one clock.
 *
 * @param ttl how long it is used
 * @param ahead the age from which a use starts a fetch
 */
record Freshness(long ttl, long ahead) {
    private static final long FIRST_PAUSE = Duration.ofSeconds(1).toNanos();
    private static final int MOST_DOUBLINGS = 5;

    static Freshness of(Duration ttl) {
        return new Freshness(ttl.toNanos(), ttl.toNanos() / 5 * 4);
    }

    boolean usable(long age) {
        return age < ttl;
    }

    boolean ageing(long age) {
        return age >= ahead;
    }

    /**
     * How long to leave a failing store alone: 1 s, 2 s, ... 32 s.
     *
     * @param failures in a row, at least 1
     */
    static long pause(int failures) {
        return FIRST_PAUSE << Math.min(failures - 1, MOST_DOUBLINGS);
    }
}
