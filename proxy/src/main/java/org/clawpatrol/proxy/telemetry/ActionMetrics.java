package org.clawpatrol.proxy.telemetry;

import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.proxy.failure.Failure;

/** What is counted of actions. Safe to share; counting neither waits nor asks a lock. */
public final class ActionMetrics implements MetricSource {
    private static final int MOST_ENDPOINTS = 200;

    private final Counter requests = new Counter();
    private final Counter bytesIn = new Counter();
    private final Counter bytesOut = new Counter();
    private final PerValue<Ruling, Counter> verdicts = new PerValue<>(Ruling.class, Counter::new);
    private final PerValue<Failure, Counter> refusals = new PerValue<>(Failure.class, Counter::new);
    private final PerValue<Phase, Histogram> phases = new PerValue<>(Phase.class, Histogram::new);
    private final PerValue<Ruling, PerValue<StatusClass, Histogram>> durations =
            new PerValue<>(Ruling.class, () -> new PerValue<>(StatusClass.class, Histogram::new));
    private final Named<EndpointMetrics> endpoints =
            new Named<>(MOST_ENDPOINTS, EndpointMetrics::new);

    /** An action was read. */
    void begun() {
        requests.increment();
    }

    void phase(Phase phase, long nanos) {
        phases.of(phase).record(nanos);
    }

    void ended(ActionEnd end, long nanos) {
        verdicts.of(end.ruling()).increment();
        bytesIn.add(end.bytesIn());
        bytesOut.add(end.bytesOut());
        durations.of(end.ruling()).of(StatusClass.of(end.status())).record(nanos);
        endpoints.of(end.subject().endpoint()).ended(end);
    }

    /** Something was refused, an action or what did not become one. */
    public void refused(Failure failure) {
        refusals.of(failure).increment();
    }

    @Override
    public List<MetricFamily> read() {
        List<Reading> byEndpoint = new ArrayList<>();
        List<Reading> byRule = new ArrayList<>();
        endpoints.forEach((name, endpoint) -> endpoint.read(name, byEndpoint, byRule));
        return List.of(
                new MetricFamily.Counts(
                        "clawpatrol.agents.requests",
                        "Actions read from agents.",
                        List.of(new Reading(Labels.none(), requests.value()))),
                new MetricFamily.Counts(
                        "clawpatrol.agents.bytes_total",
                        "Bytes of bodies, from agents (in) and to them (out).",
                        List.of(
                                new Reading(Labels.of("dir", "in"), bytesIn.value()),
                                new Reading(Labels.of("dir", "out"), bytesOut.value()))),
                new MetricFamily.Counts(
                        "clawpatrol.verdicts",
                        "Actions ended, by verdict.",
                        verdicts.read("verdict", Ruling::label, Counter::value)),
                new MetricFamily.Counts(
                        "clawpatrol.refusals",
                        "What agents were refused, by reason (docs/failures.md).",
                        refusals.read("reason", Failure::label, Counter::value)),
                new MetricFamily.Counts(
                        "clawpatrol.endpoint.actions",
                        "Actions ended, by endpoint and verdict.",
                        byEndpoint),
                new MetricFamily.Counts(
                        "clawpatrol.rule.actions",
                        "Actions ended, by the rule that decided; none where no rule matched.",
                        byRule),
                new MetricFamily.Times(
                        "clawpatrol.request.duration",
                        "Time from an action's head to its end.",
                        durationTimes()),
                new MetricFamily.Times(
                        "clawpatrol.phase.duration",
                        "Time an action spent in a phase (docs/life-of-a-request.md).",
                        phaseTimes()));
    }

    private List<Distribution> durationTimes() {
        List<Distribution> times = new ArrayList<>();
        durations.forEach(
                (ruling, byStatus) ->
                        byStatus.forEach(
                                (status, histogram) -> {
                                    if (!histogram.empty()) {
                                        times.add(histogram.read(labels(ruling, status)));
                                    }
                                }));
        return times;
    }

    private static Labels labels(Ruling ruling, StatusClass status) {
        return Labels.of("verdict", ruling.label(), "status_class", status.label());
    }

    private List<Distribution> phaseTimes() {
        List<Distribution> times = new ArrayList<>();
        phases.forEach(
                (phase, histogram) -> times.add(histogram.read(Labels.of("phase", phase.label()))));
        return times;
    }
}
