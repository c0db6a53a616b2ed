package org.clawpatrol.proxy.telemetry.otel;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.clawpatrol.proxy.telemetry.ActionSpan;
import org.clawpatrol.proxy.telemetry.TraceFields;
import org.clawpatrol.proxy.telemetry.Tracing;
import org.jspecify.annotations.Nullable;

/**
 * Opens a span for each action, a child of the agent's where it names one. What the agent says that
 * is malformed, or said twice, names none: a new trace begins (W3C Trace Context, section 3.3).
 * Safe to share.
 */
final class SpanTracing implements Tracing {
    private final Tracer tracer;
    private final InstantSource clock;

    SpanTracing(Tracer tracer, InstantSource clock) {
        this.tracer = tracer;
        this.clock = clock;
    }

    @Override
    public ActionSpan begin(TraceFields agent, long nanosAgo) {
        var now = clock.instant();
        long began = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano() - nanosAgo;
        return new RecordedSpan(
                tracer.spanBuilder("HTTP")
                        .setSpanKind(SpanKind.SERVER)
                        .setParent(parent(agent))
                        .setStartTimestamp(began, TimeUnit.NANOSECONDS)
                        .startSpan());
    }

    private static Context parent(TraceFields agent) {
        return agent.traceparent().size() == 1
                ? W3CTraceContextPropagator.getInstance()
                        .extract(Context.root(), agent, Fields.READER)
                : Context.root();
    }

    /** Reads fields as the propagator asks for them. */
    private enum Fields implements TextMapGetter<TraceFields> {
        READER;

        @Override
        public Iterable<String> keys(TraceFields carrier) {
            return List.of("traceparent", "tracestate");
        }

        @Override
        public @Nullable String get(@Nullable TraceFields carrier, String key) {
            if (carrier == null) {
                return null;
            }
            return switch (key) {
                case "traceparent" -> carrier.traceparent().getFirst();
                case "tracestate" -> String.join(",", carrier.tracestate());
                default -> null;
            };
        }
    }
}
