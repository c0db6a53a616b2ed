package org.clawpatrol.proxy.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Everything that is counted, and what else is read along. Safe to share. */
public final class GatewayMetrics implements MetricSource {
    private final ActionMetrics actions = new ActionMetrics();
    private final ConnectionMetrics connections = new ConnectionMetrics();
    private final OriginMetrics origins = new OriginMetrics();
    private final ShadowMetrics shadow = new ShadowMetrics();

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

    ShadowMetrics shadow() {
        return shadow;
    }

    @Override
    public List<MetricFamily> read() {
        List<MetricFamily> families = new ArrayList<>();
        families.addAll(actions.read());
        families.addAll(connections.read());
        families.addAll(origins.read());
        families.addAll(shadow.read());
        others.forEach(source -> families.addAll(readOrNothing(source)));
        return families;
    }

    // A store that does not answer must not hide everything else.
    private static List<MetricFamily> readOrNothing(MetricSource source) {
        try {
            return source.read();
        } catch (RuntimeException e) {
            // Asked for here alone: commands that test a policy need no logging, and it is slow to
            // set up.
            LoggerFactory.getLogger(GatewayMetrics.class)
                    .warn("metrics could not be read: {}", e.getMessage());
            return List.of();
        }
    }
}
