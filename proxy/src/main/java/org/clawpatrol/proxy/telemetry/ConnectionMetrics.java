package org.clawpatrol.proxy.telemetry;

import java.util.List;

/** What is counted of agents' connections. Safe to share. */
public final class ConnectionMetrics implements MetricSource {
    private final PerValue<ConnectionMode, Level> open =
            new PerValue<>(ConnectionMode.class, Level::new);
    private final Level streams = new Level();
    private final PerValue<HandshakeFailure, Counter> failures =
            new PerValue<>(HandshakeFailure.class, Counter::new);

    /** Connections of a mode: {@code up} when one begins, {@code down} when it closed. */
    public Level open(ConnectionMode mode) {
        return open.of(mode);
    }

    /** HTTP/2 streams of agents: {@code up} when one opens, {@code down} when it closed. */
    public Level streams() {
        return streams;
    }

    /** TLS with an agent failed. */
    public void handshakeFailed(HandshakeFailure reason) {
        failures.of(reason).increment();
    }

    @Override
    public List<MetricFamily> read() {
        return List.of(
                new MetricFamily.Levels(
                        "clawpatrol.connections.open",
                        "Open connections of agents, by what they are used for.",
                        open.read("mode", ConnectionMode::label, Level::value)),
                new MetricFamily.Counts(
                        "clawpatrol.agents.handshake_failures",
                        "TLS handshakes of agents that failed, by reason.",
                        failures.read("reason", HandshakeFailure::label, Counter::value)),
                new MetricFamily.Levels(
                        "clawpatrol.http2.streams.open",
                        "Open HTTP/2 streams of agents.",
                        List.of(new Reading(Labels.none(), streams.value()))));
    }
}
