package org.clawpatrol.proxy.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.clawpatrol.proxy.telemetry.SecretStoreMetrics.Outcome;
import org.junit.jupiter.api.Test;

final class SecretStoreMetricsTest {
    private long now;
    private final SecretStoreMetrics metrics = new SecretStoreMetrics(() -> now);

    private List<Reading> fetches() {
        return ((MetricFamily.Counts) metrics.read().getFirst()).readings();
    }

    private List<Reading> ages() {
        return ((MetricFamily.Levels) metrics.read().getLast()).readings();
    }

    private static Reading fetches(String store, String outcome, long value) {
        return new Reading(Labels.of("store", store, "outcome", outcome), value);
    }

    @Test
    void store_thatNobodyAsked_hasNoSeries() {
        assertThat(fetches()).isEmpty();
        assertThat(ages()).isEmpty();
    }

    @Test
    void fetches_areCountedByStoreAndOutcome() {
        metrics.fetched("vault.prod", Outcome.FAILURE);
        assertThat(ages()).isEmpty();
        metrics.fetched("vault.prod", Outcome.SUCCESS);
        metrics.fetched("vault.prod", Outcome.SUCCESS);
        metrics.fetched("exec.pass", Outcome.ERROR);

        assertThat(fetches())
                .containsExactly(
                        fetches("exec.pass", "success", 0),
                        fetches("exec.pass", "failure", 0),
                        fetches("exec.pass", "error", 1),
                        fetches("vault.prod", "success", 2),
                        fetches("vault.prod", "failure", 1),
                        fetches("vault.prod", "error", 0));
    }

    @Test
    void age_isTheTimeSinceTheLatestSuccess_whateverFailedSince() {
        metrics.fetched("vault.prod", Outcome.SUCCESS);
        now = Duration.ofSeconds(90).toNanos();
        metrics.fetched("vault.prod", Outcome.FAILURE);
        assertThat(ages()).containsExactly(new Reading(Labels.of("store", "vault.prod"), 90));
        metrics.fetched("vault.prod", Outcome.SUCCESS);
        assertThat(ages()).containsExactly(new Reading(Labels.of("store", "vault.prod"), 0));
    }

    @Test
    void storesPastTheBound_shareOneSeries() {
        for (int i = 0; i < 60; i++) {
            metrics.fetched("vault.v" + i, Outcome.FAILURE);
        }
        assertThat(fetches()).hasSize(51 * 3).contains(fetches("other", "failure", 10));
    }
}
