package org.clawpatrol.proxy.operator;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Slows guessing down: after a few wrong attempts each further one from the same source has to wait
 * twice as long, up to a cap that keeps a shared source usable. Only a few attempts are checked at
 * once, because checking is expensive by design. Safe to share.
 */
public final class LoginThrottle {
    private static final int FREE_ATTEMPTS = 5;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration MEMORY = Duration.ofHours(1);
    private static final int MAX_SOURCES = 10_000;
    private static final int CONCURRENT_CHECKS = 2;
    private static final Duration QUEUE_PATIENCE = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final Cache<String, Failures> bySource;
    private final Semaphore checks = new Semaphore(CONCURRENT_CHECKS, true);

    /**
     * @param count attempts since the last success
     * @param retryAt before this instant nothing is checked
     */
    private record Failures(int count, Instant retryAt) {}

    /** How an attempt ended. */
    public sealed interface Attempt {}

    public record Right() implements Attempt {}

    public record Wrong() implements Attempt {}

    /** Not checked at all. */
    public record Wait(Duration retryAfter) implements Attempt {}

    public LoginThrottle(InstantSource clock) {
        this.clock = clock;
        this.bySource =
                Caffeine.newBuilder()
                        .maximumSize(MAX_SOURCES)
                        .expireAfterWrite(MEMORY)
                        .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                        .build();
    }

    /**
     * Runs the check unless the source has to wait.
     *
     * @param source whom to hold responsible, such as a remote address
     */
    public Attempt attempt(String source, BooleanSupplier check) {
        Instant now = clock.instant();
        Duration wait = charge(source, now);
        if (wait.isPositive()) {
            return new Wait(wait);
        }
        if (!admitted()) {
            return new Wait(QUEUE_PATIENCE);
        }
        boolean right;
        try {
            right = check.getAsBoolean();
        } finally {
            checks.release();
        }
        if (right) {
            bySource.invalidate(source);
            return new Right();
        }
        return new Wrong();
    }

    // Charged before checking, so that attempts made at the same time count too.
    private Duration charge(String source, Instant now) {
        Duration[] wait = {Duration.ZERO};
        bySource.asMap()
                .compute(
                        source,
                        (key, before) -> {
                            if (before != null && now.isBefore(before.retryAt())) {
                                wait[0] = Duration.between(now, before.retryAt());
                                return before;
                            }
                            int count = before == null ? 1 : before.count() + 1;
                            return new Failures(count, now.plus(waitAfter(count)));
                        });
        return wait[0];
    }

    private static Duration waitAfter(int count) {
        if (count < FREE_ATTEMPTS) {
            return Duration.ZERO;
        }
        int doublings = Math.min(count - FREE_ATTEMPTS, 10);
        Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private boolean admitted() {
        try {
            return checks.tryAcquire(QUEUE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
