package org.clawpatrol.proxy.protocol.http;

import org.clawpatrol.proxy.telemetry.ActionTimer;
import org.clawpatrol.proxy.telemetry.TraceFields;

/**
 * The trace context in header fields (W3C Trace Context, section 3). Where actions are traced, the
 * origin's parent is our span; where they are not, the agent's fields pass as they are. Stateless.
 */
final class TraceContext {
    private static final String PARENT = "traceparent";
    private static final String STATE = "tracestate";

    private TraceContext() {}

    static TraceFields of(HttpFields fields) {
        return fields.has(PARENT)
                ? new TraceFields(fields.all(PARENT), fields.all(STATE))
                : TraceFields.none();
    }

    /** The fields with our span in place of the agent's, if there is one. */
    static HttpFields towardsOrigin(HttpFields fields, ActionTimer timer) {
        return timer.towardsOrigin().map(ours -> replaced(fields, ours)).orElse(fields);
    }

    private static HttpFields replaced(HttpFields fields, TraceFields ours) {
        HttpFields replaced = fields.without(field -> field.is(PARENT) || field.is(STATE));
        for (String value : ours.traceparent()) {
            replaced = replaced.with(new HeaderField(PARENT, value));
        }
        for (String value : ours.tracestate()) {
            replaced = replaced.with(new HeaderField(STATE, value));
        }
        return replaced;
    }
}
