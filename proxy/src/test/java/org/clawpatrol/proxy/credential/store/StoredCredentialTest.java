package org.clawpatrol.proxy.credential.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clawpatrol.proxy.fake.Patience.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.clawpatrol.dsl.config.StoredAt;
import org.clawpatrol.proxy.credential.FailedSourceException;
import org.clawpatrol.proxy.fake.TestClock;
import org.clawpatrol.proxy.secret.Secret;
import org.clawpatrol.proxy.telemetry.SecretStoreMetrics;
import org.junit.jupiter.api.Test;

final class StoredCredentialTest {
    private static final Set<String> MAIN = Set.of("");

    private final TestClock clock = new TestClock();
    private final SecretStoreMetrics metrics = new SecretStoreMetrics(() -> 0);
    private final Deque<Runnable> fetches = new ArrayDeque<>();
    private final FakeReader reader = new FakeReader();
    private final StoredCredential stored = stored(fetches::add);

    /** Gives what it was told to give, and counts. */
    private static final class FakeReader implements StoreReader {
        private volatile String value = "first";
        private volatile String problem = "";
        private final AtomicInteger reads = new AtomicInteger();
        private final List<Secret> given = Collections.synchronizedList(new ArrayList<>());

        @Override
        public Map<String, Secret> read(Map<String, String> keys) throws StoreException {
            reads.incrementAndGet();
            if (!problem.isEmpty()) {
                throw new StoreException(problem);
            }
            Secret secret = Secret.of(value);
            given.add(secret);
            return new HashMap<>(Map.of("", secret));
        }
    }

    private StoredCredential stored(Executor executor) {
        StoredAt at = Stores.at(Map.of("", "key"));
        StoreFetch fetch = new StoreFetch(Stores.bearer(at), at, reader, new Semaphore(1), metrics);
        return new StoredCredential("api", at, fetch, executor, this::nanos);
    }

    private long nanos() {
        return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
    }

    private CompletableFuture<Map<String, Secret>> ask() {
        return stored.find(MAIN).toCompletableFuture();
    }

    private String answer() {
        return Stores.texts(ask().join()).getOrDefault("", "none");
    }

    private void fetch() {
        while (!fetches.isEmpty()) {
            fetches.removeFirst().run();
        }
    }

    @Test
    void find_thousandAtOnce_isOneFetch() {
        List<CompletableFuture<Map<String, Secret>>> asked = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            asked.add(ask());
        }

        assertThat(fetches).hasSize(1);
        assertThat(asked).noneMatch(CompletableFuture::isDone);
        fetch();

        assertThat(asked)
                .allSatisfy(one -> assertThat(Stores.texts(one.join())).containsEntry("", "first"));
        assertThat(reader.reads.get()).isEqualTo(1);
    }

    @Test
    void find_moreThanMayWait_areRefusedAtOnce() {
        for (int i = 0; i < 4_096; i++) {
            ask();
        }

        assertThat(ask()).isCompletedExceptionally();
        fetch();
        assertThat(answer()).isEqualTo("first");
    }

    @Test
    void find_withinItsTime_isAnsweredAtOnceFromMemory() {
        ask();
        fetch();
        clock.advance(Duration.ofMinutes(3));

        assertThat(answer()).isEqualTo("first");
        assertThat(fetches).isEmpty();
    }

    @Test
    void find_nearItsEnd_fetchesAheadAndNobodyWaits() {
        ask();
        fetch();
        reader.value = "second";
        clock.advance(Duration.ofMinutes(4));

        assertThat(answer()).isEqualTo("first");
        assertThat(answer()).isEqualTo("first");
        assertThat(fetches).hasSize(1);
        fetch();
        assertThat(answer()).isEqualTo("second");
    }

    @Test
    void find_storeFailingAhead_usesWhatIsThereUntilItsEndAndThenRefuses() {
        ask();
        fetch();
        reader.problem = "is on fire";
        clock.advance(Duration.ofMinutes(4));
        assertThat(answer()).isEqualTo("first");
        fetch();
        assertThat(answer()).isEqualTo("first");

        clock.advance(Duration.ofMinutes(1));
        CompletableFuture<Map<String, Secret>> late = ask();
        fetch();

        assertThatThrownBy(late::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(FailedSourceException.class)
                .hasMessageContaining("secret store `exec.lab` is on fire");
    }

    @Test
    void find_afterFailures_asksLaterAndLater() {
        reader.problem = "is on fire";
        ask();
        fetch();
        assertThat(ask()).isCompletedExceptionally();
        assertThat(fetches).isEmpty();

        clock.advance(Duration.ofSeconds(1));
        ask();
        fetch();
        clock.advance(Duration.ofSeconds(1));
        assertThat(ask()).isCompletedExceptionally();
        clock.advance(Duration.ofSeconds(1));
        reader.problem = "";
        ask();
        fetch();

        assertThat(answer()).isEqualTo("first");
        assertThat(reader.reads.get()).isEqualTo(3);
    }

    @Test
    void fetch_failingForEver_isTriedEachHalfMinute() {
        reader.problem = "is on fire";
        for (int second = 0; second < 600; second++) {
            ask();
            fetch();
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(reader.reads.get()).isBetween(20, 26);
    }

    @Test
    void fetch_readerThatThrowsAnything_isAFailure() {
        StoredAt at = Stores.at(Map.of("", "key"));
        StoreReader broken =
                keys -> {
                    throw new IllegalStateException("secret text");
                };
        StoreFetch fetch = new StoreFetch(Stores.bearer(at), at, broken, new Semaphore(1), metrics);
        StoredCredential credential =
                new StoredCredential("api", at, fetch, Runnable::run, this::nanos);

        assertThatThrownBy(() -> credential.find(MAIN).toCompletableFuture().join())
                .hasCauseInstanceOf(FailedSourceException.class)
                .hasMessageNotContaining("secret text");
    }

    @Test
    void fetch_replacingAValue_wipesTheOldOneAndNoCopy() {
        ask();
        fetch();
        Secret lent = Objects.requireNonNull(ask().join().get(""));
        reader.value = "second";
        clock.advance(Duration.ofMinutes(6));
        ask();
        fetch();

        assertThat(reader.given.getFirst().reveal()).containsOnly(0);
        assertThat(lent.revealText()).isEqualTo("first");
        assertThat(answer()).isEqualTo("second");
    }

    @Test
    void close_whileFetching_wipesWhatArrivesAndRefuses() {
        CompletableFuture<Map<String, Secret>> waiting = ask();
        stored.close();
        fetch();

        assertThat(waiting).isCompletedExceptionally();
        assertThat(ask()).isCompletedExceptionally();
        assertThat(reader.given.getFirst().reveal()).containsOnly(0);
    }

    @Test
    void fetch_secretThatNoHeaderCarries_isAFailureThatDoesNotShowIt() {
        reader.value = "two\nlines";
        CompletableFuture<Map<String, Secret>> asked = ask();
        fetch();

        assertThatThrownBy(asked::join)
                .hasMessageContaining("line break")
                .hasMessageNotContaining("two");
    }

    @Test
    void find_rotationUnderLoad_givesOldOrNewAndNeverNone() throws Exception {
        Executor threads = task -> Thread.ofVirtual().start(task);
        try (StoredCredential live = stored(threads)) {
            live.find(MAIN).toCompletableFuture().join();
            List<Thread> agents = new ArrayList<>();
            Set<String> seen = ConcurrentHashMap.newKeySet();
            var rotating = new AtomicBoolean(true);
            for (int agent = 0; agent < 8; agent++) {
                agents.add(
                        Thread.ofPlatform()
                                .start(
                                        () -> {
                                            while (rotating.get()) {
                                                seen.add(value(live));
                                            }
                                        }));
            }
            for (int rotation = 0; rotation < 50; rotation++) {
                String next = rotation % 2 == 0 ? "second" : "first";
                reader.value = next;
                clock.advance(Duration.ofMinutes(rotation % 3 == 0 ? 6 : 4));
                await().pollInterval(Duration.ofMillis(1)).until(() -> value(live).equals(next));
            }
            rotating.set(false);
            for (Thread agent : agents) {
                agent.join();
            }
            assertThat(seen).containsExactlyInAnyOrder("first", "second");
        }
    }

    private static String value(StoredCredential live) {
        return Stores.texts(live.find(MAIN).toCompletableFuture().join()).getOrDefault("", "none");
    }

    @Test
    void trouble_isWhatTheLastFetchSaid_untilOneSucceeds() {
        assertThat(stored.trouble()).isEmpty();
        reader.problem = "is down";
        CompletableFuture<Map<String, Secret>> asked = ask();
        fetch();
        assertThat(asked).isCompletedExceptionally();
        assertThat(stored.trouble()).get().asString().endsWith(" is down");
        assertThat(metrics.read().toString()).contains("failure");

        reader.problem = "";
        clock.advance(Duration.ofSeconds(2));
        asked = ask();
        fetch();
        assertThat(asked).isCompleted();
        assertThat(stored.trouble()).isEmpty();
    }
}
