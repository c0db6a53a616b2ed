package org.clawpatrol.proxy.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.clawpatrol.proxy.fake.TestClock;
import org.junit.jupiter.api.Test;

/** Approvals that several people must give. */
final class QuorumTest {
    private static final Duration TIMEOUT = Duration.ofMinutes(10);
    private static final Decider ANN = new Decider("ann", "ann");
    private static final Decider ANNS_TOKEN = new Decider("ann", "ann (token ci)");
    private static final Decider BOB = new Decider("bob", "bob");

    private final ManualTimeouts timeouts = new ManualTimeouts();
    private final List<ApprovalResult> results = new ArrayList<>();
    private final AtomicInteger changes = new AtomicInteger();
    private final ApprovalPool pool =
            new ApprovalPool(
                    ApprovalLimits.standard(),
                    timeouts,
                    new TestClock(),
                    RandomGenerator.of("L64X128MixRandom"));

    private String ask(int needed) {
        pool.ask(Requests.needing(needed), TIMEOUT, results::add);
        pool.onChange(changes::incrementAndGet);
        return pool.pending().getLast().id();
    }

    @Test
    void sameOperatorTwice_countsOnceByWhateverMeans() {
        String id = ask(2);

        assertThat(pool.decide(id, true, ANN, ""))
                .isEqualTo(new DecisionResult(false, ApprovalState.PENDING, "1 of 2 approvals"));
        assertThat(pool.decide(id, true, ANNS_TOKEN, "").reason())
                .isEqualTo("you have approved already; 1 of 2 approvals");

        assertThat(results).isEmpty();
        assertThat(changes).hasValue(1);
        assertThat(pool.pending().getFirst().approvals()).containsExactly("ann");
    }

    @Test
    void lastNeededOperator_decidesAndAllAreNamed() {
        String id = ask(2);
        pool.decide(id, true, ANN, "");

        assertThat(pool.decide(id, true, BOB, ""))
                .isEqualTo(
                        new DecisionResult(true, ApprovalState.APPROVED, "approved by ann, bob"));
        assertThat(results).containsExactly(new ApprovalResult.Allowed(List.of("ann", "bob")));
        assertThat(pool.pending()).isEmpty();
    }

    @Test
    void oneDenial_endsItEvenOfWhoeverApproved() {
        String id = ask(3);
        pool.decide(id, true, ANN, "");
        pool.decide(id, true, BOB, "");

        assertThat(pool.decide(id, false, ANN, "on reflection").ok()).isTrue();
        assertThat(results).containsExactly(new ApprovalResult.Denied("ann", "on reflection"));
        assertThat(pool.decide(id, true, new Decider("cy", "cy"), "").state())
                .isEqualTo(ApprovalState.DENIED);
    }

    @Test
    void timeout_withSomeApprovals_isATimeout() {
        String id = ask(2);
        pool.decide(id, true, ANN, "");
        timeouts.fireAll();

        assertThat(results).containsExactly(new ApprovalResult.TimedOut(TIMEOUT));
        assertThat(pool.decide(id, true, BOB, "").state()).isEqualTo(ApprovalState.TIMED_OUT);
    }

    @Test
    void racingOperators_decideExactlyOnceAndOnlyTogether() throws Exception {
        Random random = new Random(20261121);
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (int round = 0; round < 200; round++) {
                race(threads, 1 + random.nextInt(4), random.nextBoolean());
            }
        }
    }

    /** Four operators, each approving twice at once; perhaps one who denies. */
    private void race(ExecutorService threads, int needed, boolean denied) throws Exception {
        LinkedBlockingQueue<ApprovalResult> told = new LinkedBlockingQueue<>();
        pool.ask(Requests.needing(needed), TIMEOUT, told::add);
        String id = pool.pending().getLast().id();
        CountDownLatch start = new CountDownLatch(1);
        List<Future<DecisionResult>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Decider who = new Decider("op" + i / 2, "op" + i / 2 + " by way " + i % 2);
            boolean allow = !(denied && i == 5);
            answers.add(
                    threads.submit(
                            () -> {
                                start.await();
                                return pool.decide(id, allow, who, "");
                            }));
        }
        start.countDown();
        int decided = 0;
        for (Future<DecisionResult> answer : answers) {
            decided += answer.get().ok() ? 1 : 0;
        }
        assertThat(decided).isEqualTo(1);
        assertThat(told).hasSize(1);
        if (told.remove() instanceof ApprovalResult.Allowed(List<String> by)) {
            assertThat(by.stream().map(name -> name.substring(0, 3)).distinct())
                    .hasSameSizeAs(by)
                    .hasSizeGreaterThanOrEqualTo(needed);
        }
    }
}
