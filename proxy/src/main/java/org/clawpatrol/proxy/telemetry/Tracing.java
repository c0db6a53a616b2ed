package org.clawpatrol.proxy.telemetry;

/** Opens the spans of actions. Safe to share; never waits and never fails. */
@FunctionalInterface
public interface Tracing {

    /**
     * Begins a span that began a while ago.
     *
     * @param agent what the agent said about the trace it is in
     * @param nanosAgo how long the action has been going on
     */
    ActionSpan begin(TraceFields agent, long nanosAgo);

    /** No traces. */
    static Tracing off() {
        return (agent, nanosAgo) -> ActionSpan.none();
    }
}
