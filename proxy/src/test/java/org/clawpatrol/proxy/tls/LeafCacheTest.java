package org.clawpatrol.proxy.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeafCacheTest {
    private static final int BOUND = 100;

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2025-06-01T12:00:00Z"));
    private LeafCache cache;

    @BeforeEach
    void fill() throws Exception {
        cache = cache(Runnable::run);
    }

    private LeafCache cache(Executor minting) throws Exception {
        SecureRandom random = new SecureRandom();
        CertificateAuthority authority = CertificateAuthority.create(now::get, random);
        var minter = new LeafMinter(authority, now::get, random);
        return new LeafCache(minter, now::get, BOUND, minting);
    }

    private LeafCache crowded(AtomicBoolean full) throws Exception {
        return cache(
                task -> {
                    if (full.get()) {
                        throw new RejectedExecutionException("full");
                    }
                    task.run();
                });
    }

    private Leaf leaf(String name) {
        return cache.leafFor(ServerName.parse(name).orElseThrow());
    }

    @Test
    void cache_tenTimesItsBound_staysWithinItsBound() {
        for (int i = 0; i < 10 * BOUND; i++) {
            assertThat(leaf("h" + i + ".test").alias()).endsWith("|h" + i + ".test");
        }
        assertThat(cache.size()).isLessThanOrEqualTo(BOUND);
    }

    @Test
    void cache_sameName_givesTheSameLeaf() {
        assertThat(leaf("a.test")).isSameAs(leaf("A.TEST."));
    }

    @Test
    void cache_afterTwoThirdsOfItsLife_mintsAnew() {
        Leaf first = leaf("a.test");
        now.set(now.get().plus(Duration.ofDays(20)).minusSeconds(1));
        assertThat(leaf("a.test")).isSameAs(first);
        now.set(now.get().plusSeconds(1));
        Leaf second = leaf("a.test");
        assertThat(second).isNotSameAs(first);
        assertThat(second.alias()).isNotEqualTo(first.alias());
        assertThat(leaf("a.test")).isSameAs(second);
    }

    @Test
    void leaf_askedForByManyAtOnce_isMintedOnceAndElsewhere() throws Exception {
        Queue<Runnable> waiting = new ArrayDeque<>();
        LeafCache elsewhere = cache(waiting::add);
        ServerName name = ServerName.parse("a.test").orElseThrow();
        List<CompletableFuture<Leaf>> asked =
                Stream.generate(() -> elsewhere.leaf(name)).limit(50).toList();
        assertThat(asked).noneMatch(CompletableFuture::isDone);
        assertThat(waiting).hasSize(1);
        waiting.remove().run();
        Leaf leaf = asked.getFirst().join();
        assertThat(asked).allMatch(future -> future.join() == leaf);
        assertThat(elsewhere.leafFor(name)).isSameAs(leaf);
    }

    @Test
    void leaf_dueForRenewal_isMintedOnceAndElsewhere() throws Exception {
        Queue<Runnable> waiting = new ArrayDeque<>();
        LeafCache elsewhere = cache(waiting::add);
        ServerName name = ServerName.parse("a.test").orElseThrow();
        elsewhere.leaf(name);
        waiting.remove().run();
        Leaf first = elsewhere.leaf(name).join();
        now.set(now.get().plus(Duration.ofDays(20)));
        var renewed = elsewhere.leaf(name);
        assertThat(elsewhere.leaf(name)).isSameAs(renewed);
        assertThat(waiting).hasSize(1);
        waiting.remove().run();
        assertThat(renewed.join()).isNotSameAs(first);
    }

    @Test
    void leaf_whenTooManyWait_failsAndIsMintedLater() throws Exception {
        AtomicBoolean full = new AtomicBoolean(true);
        LeafCache crowded = crowded(full);
        ServerName name = ServerName.parse("a.test").orElseThrow();
        assertThat(crowded.leaf(name)).isCompletedExceptionally();
        full.set(false);
        assertThat(crowded.leaf(name)).isCompleted();
    }

    @Test
    void leaf_dueForRenewalWhenTooManyWait_servesOn() throws Exception {
        AtomicBoolean full = new AtomicBoolean();
        LeafCache crowded = crowded(full);
        ServerName name = ServerName.parse("a.test").orElseThrow();
        Leaf first = crowded.leaf(name).join();
        now.set(now.get().plus(Duration.ofDays(20)));
        full.set(true);
        assertThat(crowded.leaf(name).join()).isSameAs(first);
        full.set(false);
        assertThat(crowded.leaf(name).join()).isNotSameAs(first);
    }

    @Test
    void connection_countsOnce() {
        ServerName name = ServerName.parse("a.test").orElseThrow();
        for (int i = 0; i < 3; i++) {
            cache.leaf(name).join();
            cache.leafFor(name);
        }
        assertThat(cache.misses()).isEqualTo(1);
        assertThat(cache.hits()).isEqualTo(2);
    }
}
