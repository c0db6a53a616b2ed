package org.clawpatrol.proxy.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.clawpatrol.proxy.fake.TestClock;
import org.junit.jupiter.api.Test;

final class ApprovalPoolTest {
    private static final Decider ROOT = new Decider("root", "root");
    private static final Decider EVE = new Decider("eve", "eve");
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private final TestClock clock = new TestClock();
    private final ManualTimeouts timeouts = new ManualTimeouts();
    private final List<ApprovalResult> results = new ArrayList<>();
    private final ApprovalPool pool = pool(new ApprovalLimits(4, 2, 3, Duration.ofMinutes(30)));

    private ApprovalPool pool(ApprovalLimits limits) {
        return new ApprovalPool(limits, timeouts, clock, RandomGenerator.of("L64X128MixRandom"));
    }

    private String ask(String device) {
        pool.ask(Requests.of(device), TIMEOUT, results::add);
        return pool.pending().getLast().id();
    }

    @Test
    void decide_approveTwice_onlyTheFirstCounts() {
        String id = ask("a");

        assertThat(pool.decide(id, true, ROOT, ""))
                .isEqualTo(new DecisionResult(true, ApprovalState.APPROVED, "approved by root"));
        assertThat(pool.decide(id, false, EVE, "no"))
                .isEqualTo(new DecisionResult(false, ApprovalState.APPROVED, "approved by root"));
        assertThat(results).containsExactly(new ApprovalResult.Allowed(List.of("root")));
    }

    @Test
    void decide_deny_givesTheReasonToTheAction() {
        DecisionResult result = pool.decide(ask("a"), false, ROOT, "not on a Friday");

        assertThat(result.state()).isEqualTo(ApprovalState.DENIED);
        assertThat(results).containsExactly(new ApprovalResult.Denied("root", "not on a Friday"));
    }

    @Test
    void decide_afterTimeout_saysSoAndChangesNothing() {
        String id = ask("a");
        timeouts.fireAll();

        DecisionResult late = pool.decide(id, true, ROOT, "");

        assertThat(late.ok()).isFalse();
        assertThat(late.state()).isEqualTo(ApprovalState.TIMED_OUT);
        assertThat(results).containsExactly(new ApprovalResult.TimedOut(TIMEOUT));
    }

    @Test
    void decide_afterTheAgentLeft_saysSo() {
        Approvals.Ticket ticket = pool.ask(Requests.of("a"), TIMEOUT, results::add);
        String id = pool.pending().getFirst().id();
        ticket.withdraw();
        ticket.withdraw();

        assertThat(pool.decide(id, true, ROOT, "").state())
                .isEqualTo(ApprovalState.CLIENT_DISCONNECTED);
        assertThat(results).containsExactly(new ApprovalResult.Disconnected());
    }

    @Test
    void decide_neverAsked_isUnknown() {
        assertThat(pool.decide("nothing", true, ROOT, "").state()).isEqualTo(ApprovalState.UNKNOWN);
    }

    @Test
    void decided_thenTimerFires_changesNothing() {
        pool.decide(ask("a"), true, ROOT, "");
        timeouts.fireAll();

        assertThat(results).hasSize(1);
        assertThat(timeouts.cancelled()).isEqualTo(1);
    }

    @Test
    void ended_afterHalfAnHour_isForgotten() {
        String id = ask("a");
        pool.decide(id, true, ROOT, "");
        clock.advance(Duration.ofMinutes(29));
        assertThat(pool.look(id).state()).isEqualTo(ApprovalState.APPROVED);

        clock.advance(Duration.ofMinutes(2));
        assertThat(pool.look(id).state()).isEqualTo(ApprovalState.UNKNOWN);
    }

    @Test
    void ended_moreThanRemembered_dropsTheOldest() {
        String first = ask("a");
        pool.decide(first, true, ROOT, "");
        String last = "";
        for (int i = 0; i < 3; i++) {
            last = ask("a");
            pool.decide(last, true, ROOT, "");
        }

        assertThat(pool.look(first).state()).isEqualTo(ApprovalState.UNKNOWN);
        assertThat(pool.look(last).state()).isEqualTo(ApprovalState.APPROVED);
    }

    @Test
    void ask_overTheDeviceCap_isRefusedForThatDeviceAlone() {
        ask("a");
        ask("a");
        pool.ask(Requests.of("a"), TIMEOUT, results::add);
        ask("b");

        assertThat(pool.pending()).hasSize(3);
        assertThat(results)
                .containsExactly(
                        new ApprovalResult.Unavailable(
                                "too many requests of this device are waiting for approval"));
    }

    @Test
    void ask_overTheTotalCap_isRefusedUntilOneEnds() {
        ask("a");
        ask("a");
        ask("b");
        String last = ask("b");
        pool.ask(Requests.of("c"), TIMEOUT, results::add);
        assertThat(results)
                .containsExactly(
                        new ApprovalResult.Unavailable(
                                "too many requests are waiting for approval"));

        pool.decide(last, false, ROOT, "");
        ask("c");
        assertThat(pool.pending()).hasSize(4);
    }

    @Test
    void close_whilePending_endsEverythingAndTakesNoMore() {
        String id = ask("a");
        pool.close();
        pool.ask(Requests.of("a"), TIMEOUT, results::add);

        var stopping = new ApprovalResult.Unavailable("the gateway is stopping");
        assertThat(results).containsExactly(stopping, stopping);
        assertThat(pool.decide(id, true, ROOT, "").state()).isEqualTo(ApprovalState.CANCELED);
        assertThat(pool.pending()).isEmpty();
    }

    @Test
    void close_whenOneCallerFails_stillTellsTheOthers() {
        pool.ask(
                Requests.of("a"),
                TIMEOUT,
                result -> {
                    throw new RejectedExecutionException("event loop is gone");
                });
        ask("b");
        pool.close();

        assertThat(results).hasSize(1);
    }

    @Test
    void ask_whenTheSchedulerIsGone_isRefused() {
        var stopped =
                new ApprovalPool(
                        ApprovalLimits.standard(),
                        (delay, task) -> {
                            throw new RejectedExecutionException("stopped");
                        },
                        clock,
                        RandomGenerator.of("L64X128MixRandom"));
        stopped.ask(Requests.of("a"), TIMEOUT, results::add);

        assertThat(results).hasSize(1).first().isInstanceOf(ApprovalResult.Unavailable.class);
        assertThat(stopped.pending()).isEmpty();
    }

    @Test
    void pending_severalAsked_areOldestFirstWithTheirDeadline() {
        String first = ask("a");
        clock.advance(Duration.ofSeconds(1));
        String second = ask("b");

        assertThat(pool.pending()).extracting(PendingApproval::id).containsExactly(first, second);
        assertThat(pool.pending().getFirst().expiresAt())
                .isEqualTo(pool.pending().getFirst().createdAt().plus(TIMEOUT));
        assertThat(first).matches("[A-Za-z0-9_-]{22}");
    }

    @Test
    void change_eachAskAndEnd_isAnnounced() {
        var changes = new AtomicInteger();
        pool.onChange(changes::incrementAndGet);
        String id = ask("a");
        pool.decide(id, true, ROOT, "");
        pool.decide(id, true, ROOT, "");

        assertThat(changes).hasValue(2);
    }

    @Test
    void race_decisionsTimeoutAndWithdrawal_exactlyOneOutcome() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 500; round++) {
                assertOneOutcome(threads::submit);
            }
        }
    }

    private interface Submit {
        Future<?> submit(Runnable task);
    }

    private void assertOneOutcome(Submit threads) throws Exception {
        var calls = new AtomicInteger();
        var decisions = new AtomicInteger();
        var start = new CountDownLatch(1);
        var ticket = pool.ask(Requests.of("a"), TIMEOUT, result -> calls.incrementAndGet());
        String id = pool.pending().getFirst().id();
        var racing = new HashSet<Future<?>>();
        for (boolean allow : new boolean[] {true, false, true, false}) {
            racing.add(
                    threads.submit(
                            () -> {
                                awaitStart(start);
                                if (pool.decide(id, allow, ROOT, "").ok()) {
                                    decisions.incrementAndGet();
                                }
                            }));
        }
        racing.add(threads.submit(() -> runAfter(start, timeouts::fireAll)));
        racing.add(threads.submit(() -> runAfter(start, ticket::withdraw)));
        start.countDown();
        for (Future<?> future : racing) {
            future.get();
        }
        assertThat(calls).hasValue(1);
        assertThat(decisions.get()).isLessThanOrEqualTo(1);
        assertThat(pool.pending()).isEmpty();
    }

    private static void runAfter(CountDownLatch start, Runnable task) {
        awaitStart(start);
        task.run();
    }

    private static void awaitStart(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
