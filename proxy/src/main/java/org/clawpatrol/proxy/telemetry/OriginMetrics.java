package org.clawpatrol.proxy.telemetry;

import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.proxy.failure.Failure;
import org.clawpatrol.proxy.failure.Side;

/** What is counted of connections to origins. Safe to share. */
public final class OriginMetrics implements MetricSource {
    private final Level idle = new Level();
    private final Level open = new Level();
    private final Counter dials = new Counter();
    private final Counter reuses = new Counter();
    private final Counter covered = new Counter();
    private final PerValue<Failure, Counter> failures = new PerValue<>(Failure.class, Counter::new);

    /** Connections that wait in a pool: {@code up} when given back, {@code down} when taken. */
    public Level idle() {
        return idle;
    }

    /** Connections that are open, idle ones included. */
    public Level open() {
        return open;
    }

    /** Each action for which a connection was opened. */
    public Counter dials() {
        return dials;
    }

    /** Each action that found an idle connection. */
    public Counter reuses() {
        return reuses;
    }

    /** Each place of an answer where a lent secret or a token was covered. */
    public Counter covered() {
        return covered;
    }

    /** Each action that failed on the origin's side. */
    public Counter failed(Failure kind) {
        return failures.of(kind);
    }

    @Override
    public List<MetricFamily> read() {
        return List.of(
                level(
                        "clawpatrol.origin.connections.open",
                        "Open connections to origins, idle ones included.",
                        open),
                level(
                        "clawpatrol.origin.connections.idle",
                        "Connections to origins that wait for their next action (HTTP/1.1).",
                        idle),
                count(
                        "clawpatrol.origin.dials",
                        "Actions for which a connection to their origin was opened.",
                        dials),
                count(
                        "clawpatrol.origin.reuses",
                        "Actions that found an idle connection to their origin.",
                        reuses),
                count(
                        "clawpatrol.origin.secrets.covered",
                        "Places in answers where a lent secret came back, or a token was given out, and was covered.",
                        covered),
                new MetricFamily.Counts(
                        "clawpatrol.origin.failures",
                        "Actions that failed on the origin's side, by kind (docs/failures.md).",
                        upstream()));
    }

    /** Of the kinds that are the origin's side. */
    private List<Reading> upstream() {
        List<Reading> readings = new ArrayList<>();
        failures.forEach(
                (failure, counter) -> {
                    if (failure.side() == Side.UPSTREAM) {
                        readings.add(
                                new Reading(Labels.of("kind", failure.label()), counter.value()));
                    }
                });
        return readings;
    }

    private static MetricFamily level(String name, String help, Level level) {
        return new MetricFamily.Levels(
                name, help, List.of(new Reading(Labels.none(), level.value())));
    }

    private static MetricFamily count(String name, String help, Counter counter) {
        return new MetricFamily.Counts(
                name, help, List.of(new Reading(Labels.none(), counter.value())));
    }
}
