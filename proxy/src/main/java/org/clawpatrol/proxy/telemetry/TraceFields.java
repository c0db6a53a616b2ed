package org.clawpatrol.proxy.telemetry;

import java.util.List;

/**
 * The trace context of a message, as its fields have it (W3C Trace Context).
 *
 * @param traceparent every value; more or fewer than one names no trace
 * @param tracestate every value, in order
 */
public record TraceFields(List<String> traceparent, List<String> tracestate) {
    private static final TraceFields NONE = new TraceFields(List.of(), List.of());

    public TraceFields {
        traceparent = List.copyOf(traceparent);
        tracestate = List.copyOf(tracestate);
    }

    public static TraceFields none() {
        return NONE;
    }
}
