package org.clawpatrol.proxy.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.clawpatrol.proxy.fake.TestClock;
import org.junit.jupiter.api.Test;

final class LoginThrottleTest {
    private final TestClock clock = new TestClock();
    private final LoginThrottle throttle = new LoginThrottle(clock);

    @Test
    void attempts_twoHundredWrongAtOnce_fewAreEverChecked() {
        var checked = new AtomicInteger();
        for (int i = 0; i < 200; i++) {
            throttle.attempt("1.2.3.4", () -> checked.incrementAndGet() < 0);
        }
        assertThat(checked).hasValue(5);
    }

    @Test
    void attempts_wrongAgain_waitTwiceAsLongUpToAMinute() {
        for (int i = 0; i < 5; i++) {
            throttle.attempt("a", () -> false);
        }
        for (long expected : new long[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            assertThat(throttle.attempt("a", () -> false))
                    .isEqualTo(new LoginThrottle.Wait(Duration.ofSeconds(expected)));
            clock.advance(Duration.ofSeconds(expected));
            assertThat(throttle.attempt("a", () -> false)).isEqualTo(new LoginThrottle.Wrong());
        }
    }

    @Test
    void attempts_fromElsewhere_areNotHeldBack() {
        for (int i = 0; i < 50; i++) {
            throttle.attempt("a", () -> false);
        }
        assertThat(throttle.attempt("b", () -> true)).isEqualTo(new LoginThrottle.Right());
    }

    @Test
    void success_afterFailures_startsAfresh() {
        for (int i = 0; i < 4; i++) {
            throttle.attempt("a", () -> false);
        }
        assertThat(throttle.attempt("a", () -> true)).isEqualTo(new LoginThrottle.Right());
        assertThat(throttle.attempt("a", () -> false)).isEqualTo(new LoginThrottle.Wrong());
        assertThat(throttle.attempt("a", () -> false)).isEqualTo(new LoginThrottle.Wrong());
    }

    @Test
    void checks_manySourcesAtOnce_neverMoreThanTwo() throws Exception {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks =
                    IntStream.range(0, 64)
                            .mapToObj(
                                    i ->
                                            (Callable<LoginThrottle.Attempt>)
                                                    () ->
                                                            throttle.attempt(
                                                                    "source " + i,
                                                                    () -> busy(running, most)))
                            .toList();
            for (var future : threads.invokeAll(tasks)) {
                assertThat(future.get()).isEqualTo(new LoginThrottle.Wrong());
            }
        }
        assertThat(most.get()).isBetween(1, 2);
    }

    private static boolean busy(AtomicInteger running, AtomicInteger most) {
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        assertThat(new PasswordHash(4).of("a password to be busy with")).isNotEmpty();
        running.decrementAndGet();
        return false;
    }
}
