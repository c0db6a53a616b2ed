package org.clawpatrol.proxy.telemetry;

import java.util.ArrayList;
import java.util.List;

/** What is counted of decisions that are only recorded. Safe to share. */
final class ShadowMetrics implements MetricSource {
    private static final int MOST_ENDPOINTS = 200;

    private final Named<PerValue<ShadowResult, Counter>> endpoints =
            new Named<>(MOST_ENDPOINTS, () -> new PerValue<>(ShadowResult.class, Counter::new));

    void decided(String endpoint, ShadowResult result) {
        endpoints.of(endpoint).of(result).increment();
    }

    @Override
    public List<MetricFamily> read() {
        List<Reading> readings = new ArrayList<>();
        endpoints.forEach(
                (endpoint, results) ->
                        results.forEach(
                                (result, counter) -> {
                                    if (counter.value() > 0) {
                                        readings.add(
                                                new Reading(
                                                        Labels.of(
                                                                "endpoint",
                                                                endpoint,
                                                                "result",
                                                                result.label()),
                                                        counter.value()));
                                    }
                                }));
        return List.of(
                new MetricFamily.Counts(
                        "clawpatrol.shadow_decisions",
                        "Decisions that were only recorded, compared with the live ones.",
                        readings));
    }
}
