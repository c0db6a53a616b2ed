package org.clawpatrol.proxy.telemetry.otel;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.clawpatrol.proxy.telemetry.ActionEnd;
import org.clawpatrol.proxy.telemetry.ActionSpan;
import org.clawpatrol.proxy.telemetry.Phase;
import org.clawpatrol.proxy.telemetry.Ruling;
import org.clawpatrol.proxy.telemetry.TraceFields;

/**
 * One action as a span with an event per phase. Neither path, query, fields nor bodies are in it.
 * Belongs to one thread at a time.
 */
final class RecordedSpan implements ActionSpan {
    private static final Set<String> METHODS =
            Set.of("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE");
    private static final Pattern CODE = Pattern.compile("[1-9][0-9]{2}");
    private static final AttributeKey<String> METHOD =
            AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<Long> STATUS =
            AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> ADDRESS = AttributeKey.stringKey("server.address");
    private static final AttributeKey<String> VERDICT =
            AttributeKey.stringKey("clawpatrol.verdict");
    private static final AttributeKey<String> ENDPOINT =
            AttributeKey.stringKey("clawpatrol.endpoint");
    private static final AttributeKey<String> RULE = AttributeKey.stringKey("clawpatrol.rule");

    private final Span span;

    RecordedSpan(Span span) {
        this.span = span;
    }

    @Override
    public void reached(Phase phase) {
        span.addEvent(phase.label());
    }

    @Override
    public void ended(ActionEnd end) {
        if (span.isRecording()) {
            describe(end);
        }
        span.end();
    }

    private void describe(ActionEnd end) {
        String method = end.subject().method();
        boolean known = METHODS.contains(method);
        span.updateName(known ? method : "HTTP");
        span.setAttribute(METHOD, known ? method : "_OTHER");
        span.setAttribute(ADDRESS, end.subject().host());
        span.setAttribute(VERDICT, end.ruling().label());
        span.setAttribute(ENDPOINT, end.subject().endpoint());
        if (!end.subject().rule().isEmpty()) {
            span.setAttribute(RULE, end.subject().rule());
        }
        if (CODE.matcher(end.status()).matches()) {
            span.setAttribute(STATUS, Long.valueOf(end.status()));
        }
        if (end.ruling() == Ruling.ERROR) {
            span.setStatus(StatusCode.ERROR);
        }
    }

    @Override
    public Optional<TraceFields> towardsOrigin() {
        Map<String, String> fields = new LinkedHashMap<>();
        W3CTraceContextPropagator.getInstance()
                .inject(
                        Context.root().with(span),
                        fields,
                        (carrier, key, value) -> fields.put(key, value));
        return Optional.of(
                new TraceFields(values(fields, "traceparent"), values(fields, "tracestate")));
    }

    private static List<String> values(Map<String, String> fields, String key) {
        return Optional.ofNullable(fields.get(key)).stream().toList();
    }
}
