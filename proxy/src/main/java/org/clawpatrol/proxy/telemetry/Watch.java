package org.clawpatrol.proxy.telemetry;

import java.util.function.LongSupplier;

/**
 * Follows the actions of the data path. Immutable; safe to share.
 *
 * @param nanoTime a clock that only runs forward
 */
public record Watch(GatewayMetrics metrics, Tracing tracing, LongSupplier nanoTime) {

    /** Counts, but traces nothing. */
    public static Watch untraced() {
        return new Watch(new GatewayMetrics(), Tracing.off(), System::nanoTime);
    }

    /**
     * Begins to follow an action that was just read.
     *
     * @param began when its head was complete, on the clock
     * @param agent what the agent said about the trace it is in
     */
    public ActionTimer follow(long began, TraceFields agent) {
        metrics.actions().begun();
        long now = nanoTime.getAsLong();
        ActionSpan span = tracing.begin(agent, now - began);
        var timer = new ActionTimer(metrics, nanoTime, span, began);
        timer.reached(Phase.DECODE, now);
        return timer;
    }
}
