package org.clawpatrol.proxy.telemetry.otel;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporterBuilder;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.clawpatrol.proxy.telemetry.GatewayMetrics;
import org.clawpatrol.proxy.telemetry.Tracing;

/**
 * Sends spans and readings to a collector by OTLP over HTTP, on threads of its own. A collector
 * that is slow, down or wrong is counted and logged, and nothing ever waits for it but {@link
 * #close}, which does for at most five seconds. Safe to share.
 */
public final class Export implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration FLUSH = Duration.ofSeconds(5);
    private static final int LONGEST_VALUE = 256;
    private static final int MOST_EVENTS = 32;

    private final SdkTracerProvider traces;
    private final SdkMeterProvider meters;
    private final Tracer tracer;
    private final InstantSource clock;
    private volatile boolean hurried;

    private Export(SdkTracerProvider traces, SdkMeterProvider meters, InstantSource clock) {
        this.traces = traces;
        this.meters = meters;
        this.clock = clock;
        this.tracer = traces.get("clawpatrol");
    }

    /**
     * Starts exporting.
     *
     * @param metrics what is exported; how exporting goes is added to it
     * @param version of this program
     */
    public static Export start(
            ExportSettings settings, GatewayMetrics metrics, String version, InstantSource clock) {
        Resource resource =
                Resource.getDefault()
                        .merge(
                                Resource.create(
                                        Attributes.builder()
                                                .put("service.name", "clawpatrol")
                                                .put("service.version", version)
                                                .build()));
        return new Export(
                traces(settings, metrics, resource),
                meters(settings, new Measurements(metrics, clock), resource),
                clock);
    }

    private static SdkTracerProvider traces(
            ExportSettings settings, GatewayMetrics metrics, Resource resource) {
        OtlpHttpSpanExporterBuilder exporter =
                OtlpHttpSpanExporter.builder()
                        .setEndpoint(settings.pathOf("traces"))
                        .setTimeout(PATIENCE)
                        .setConnectTimeout(PATIENCE)
                        .setRetryPolicy(null);
        settings.traceHeaders().forEach(exporter::addHeader);
        SpanGate gate = new SpanGate(exporter.build());
        metrics.add(gate);
        return SdkTracerProvider.builder()
                .setResource(resource)
                .setSampler(Sampler.parentBased(Sampler.alwaysOn()))
                .setSpanLimits(
                        SpanLimits.builder()
                                .setMaxAttributeValueLength(LONGEST_VALUE)
                                .setMaxNumberOfEvents(MOST_EVENTS)
                                .build())
                .addSpanProcessor(gate)
                .build();
    }

    private static SdkMeterProvider meters(
            ExportSettings settings, Measurements readings, Resource resource) {
        OtlpHttpMetricExporterBuilder exporter =
                OtlpHttpMetricExporter.builder()
                        .setEndpoint(settings.pathOf("metrics"))
                        .setTimeout(PATIENCE)
                        .setConnectTimeout(PATIENCE)
                        .setRetryPolicy(null);
        settings.metricHeaders().forEach(exporter::addHeader);
        return SdkMeterProvider.builder()
                .setResource(resource)
                .registerMetricProducer(readings)
                .registerMetricReader(
                        PeriodicMetricReader.builder(exporter.build())
                                .setInterval(settings.metricInterval())
                                .build())
                .build();
    }

    /** Spans of actions. */
    public Tracing tracing() {
        return new SpanTracing(tracer, clock);
    }

    /** A span of the gateway's own, from then until now. */
    public void span(String name, Instant began) {
        tracer.spanBuilder(name).setNoParent().setStartTimestamp(began).startSpan().end();
    }

    /** {@link #close} is not to wait. Any thread. */
    public void hurry() {
        hurried = true;
    }

    @Override
    public void close() {
        // The library's own way of stopping may wait for as long as an export may last.
        Thread sending = Thread.ofPlatform().daemon().name("export-rest").start(this::sendRest);
        try {
            sending.join(hurried ? Duration.ZERO : FLUSH);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendRest() {
        traces.shutdown().join(FLUSH.toMillis(), TimeUnit.MILLISECONDS);
        meters.shutdown().join(FLUSH.toMillis(), TimeUnit.MILLISECONDS);
    }
}
