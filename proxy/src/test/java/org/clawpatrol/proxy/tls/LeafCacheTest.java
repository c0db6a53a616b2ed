package org.clawpatrol.proxy.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeafCacheTest {
    private static final int BOUND = 100;

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2025-06-01T12:00:00Z"));
    private LeafCache cache;

    @BeforeEach
    void fill() throws Exception {
        SecureRandom random = new SecureRandom();
        CertificateAuthority authority = CertificateAuthority.create(now::get, random);
        cache = new LeafCache(new LeafMinter(authority, now::get, random), now::get, BOUND);
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
}
