package org.clawpatrol.proxy.telemetry;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Everything that is counted, and what else is read along. Safe to share. */
public final class GatewayMetrics implements MetricSource {
    private final ActionMetrics actions = new ActionMetrics();
    private final ConnectionMetrics connections = new ConnectionMetrics();
    private final OriginMetrics origins = new OriginMetrics();

    private final List<MetricSource> others = new CopyOnWriteArrayList<>();

    /** Reads something else along from now on. */
    public void add(MetricSource source) {
        others.add(source);
    }

    public ActionMetrics actions() {
        return actions;
    }

    public ConnectionMetrics connections() {
        return connections;
    }

    public OriginMetrics origins() {
        return origins;
    }

    @Override
    public List<MetricFamily> read() {
        return Stream.concat(Stream.of(actions, connections, origins), others.stream())
                .flatMap(source -> source.read().stream())
                .toList();
    }
}
