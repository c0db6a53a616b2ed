package org.clawpatrol.proxy.telemetry;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.clawpatrol.proxy.failure.Failure;
import org.clawpatrol.proxy.failure.Side;

/** Measures one action as it passes its phases. Belongs to one thread at a time. */
public final class ActionTimer {
    private final GatewayMetrics metrics;
    private final LongSupplier nanoTime;
    private final ActionSpan span;
    private final long began;
    private long since;
    private boolean failed;

    ActionTimer(GatewayMetrics metrics, LongSupplier nanoTime, ActionSpan span, long began) {
        this.metrics = metrics;
        this.nanoTime = nanoTime;
        this.span = span;
        this.began = began;
        this.since = began;
    }

    /** A phase ended now; the next one begins. */
    public void reached(Phase phase) {
        reached(phase, nanoTime.getAsLong());
    }

    void reached(Phase phase, long now) {
        metrics.actions().phase(phase, now - since);
        since = now;
        span.reached(phase);
    }

    /** It was also decided by rules that are not in force. */
    public void shadowDecided(String endpoint, ShadowResult result) {
        metrics.shadow().decided(endpoint, result);
    }

    /** The action ended; nothing more is told. */
    public void ended(ActionEnd end) {
        metrics.actions().ended(end, nanoTime.getAsLong() - began);
        span.ended(end);
    }

    /** The agent gets an answer of the gateway's own instead of the origin's. */
    public void refused(Failure failure) {
        metrics.actions().refused(failure);
        broken(failure);
    }

    /** The action failed when the agent had part of the answer already. */
    public void broken(Failure failure) {
        failed = true;
        if (failure.side() == Side.UPSTREAM) {
            metrics.origins().failed(failure).increment();
        }
    }

    /** Whether the action failed after it was permitted. */
    public boolean failed() {
        return failed;
    }

    /** What is counted of connections to origins. */
    public OriginMetrics origins() {
        return metrics.origins();
    }

    /** What the origin is told instead of the agent's own trace fields; empty to tell those. */
    public Optional<TraceFields> towardsOrigin() {
        return span.towardsOrigin();
    }
}
