package org.clawpatrol.proxy.telemetry.otel;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.clawpatrol.proxy.telemetry.Counter;
import org.clawpatrol.proxy.telemetry.MetricFamily;
import org.clawpatrol.proxy.telemetry.MetricSource;

/**
 * Lets only so many ended spans wait for the collector; further ones are dropped and counted, so
 * that a slow collector costs neither memory nor time. Safe to share.
 */
final class SpanGate implements SpanProcessor, MetricSource {
    private static final int MOST_WAITING = 2_048;
    private static final int BATCH = 512;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AtomicInteger waiting = new AtomicInteger();
    private final Counter exported = new Counter();
    private final Counter failed = new Counter();
    private final Counter dropped = new Counter();
    private final SpanProcessor queue;

    SpanGate(SpanExporter collector) {
        // The queue behind holds more than are let through, so it never drops by itself.
        queue =
                BatchSpanProcessor.builder(new CountingExporter(collector))
                        .setMaxQueueSize(MOST_WAITING * 2)
                        .setMaxExportBatchSize(BATCH)
                        .setScheduleDelay(Duration.ofSeconds(1))
                        .setExporterTimeout(PATIENCE)
                        .build();
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        // Nothing is kept of open spans.
    }

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        if (!span.getSpanContext().isSampled()) {
            return;
        }
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            dropped.increment();
        } else {
            queue.onEnd(span);
        }
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }

    @Override
    public CompletableResultCode shutdown() {
        return queue.shutdown();
    }

    @Override
    public CompletableResultCode forceFlush() {
        return queue.forceFlush();
    }

    @Override
    public List<MetricFamily> read() {
        return MetricSource.all(
                        List.of(
                                MetricSource.count(
                                        "clawpatrol.spans.exported",
                                        "Spans the collector took.",
                                        exported::value),
                                MetricSource.count(
                                        "clawpatrol.spans.failed",
                                        "Spans the collector did not take.",
                                        failed::value),
                                MetricSource.count(
                                        "clawpatrol.spans.dropped",
                                        "Spans given up because too many waited.",
                                        dropped::value)))
                .read();
    }

    /** Counts how batches end. */
    private final class CountingExporter implements SpanExporter {
        private final SpanExporter collector;

        CountingExporter(SpanExporter collector) {
            this.collector = collector;
        }

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            int count = spans.size();
            CompletableResultCode result = collector.export(spans);
            result.whenComplete(
                    () -> {
                        waiting.addAndGet(-count);
                        (result.isSuccess() ? exported : failed).add(count);
                    });
            return result;
        }

        @Override
        public CompletableResultCode flush() {
            return collector.flush();
        }

        @Override
        public CompletableResultCode shutdown() {
            return collector.shutdown();
        }
    }
}
