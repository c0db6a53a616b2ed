package org.clawpatrol.proxy.telemetry.otel;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.GaugeData;
import io.opentelemetry.sdk.metrics.data.HistogramData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.SumData;
import io.opentelemetry.sdk.metrics.export.MetricProducer;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.clawpatrol.proxy.telemetry.Distribution;
import org.clawpatrol.proxy.telemetry.Labels;
import org.clawpatrol.proxy.telemetry.MetricFamily;
import org.clawpatrol.proxy.telemetry.MetricSource;
import org.clawpatrol.proxy.telemetry.Reading;

/** Readings in the types of OpenTelemetry, cumulative since the gateway started. Safe to share. */
final class Measurements implements MetricProducer {
    private final MetricSource source;
    private final InstantSource clock;
    private final long started;

    Measurements(MetricSource source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
        this.started = nanos(clock.instant());
    }

    @Override
    public Collection<MetricData> produce(Resource resource) {
        long now = nanos(clock.instant());
        return source.read().stream().map(family -> measurement(resource, family, now)).toList();
    }

    private MetricData measurement(Resource resource, MetricFamily family, long now) {
        return switch (family) {
            case MetricFamily.Counts(var name, var help, var readings) ->
                    new Measurement(
                            resource,
                            name,
                            help,
                            MetricDataType.LONG_SUM,
                            SumData.createLongSumData(
                                    true,
                                    AggregationTemporality.CUMULATIVE,
                                    points(readings, now)));
            case MetricFamily.Levels(var name, var help, var readings) ->
                    new Measurement(
                            resource,
                            name,
                            help,
                            MetricDataType.LONG_GAUGE,
                            GaugeData.createLongGaugeData(points(readings, now)));
            case MetricFamily.Times(var name, var help, var distributions) ->
                    new Measurement(
                            resource,
                            name,
                            help,
                            MetricDataType.HISTOGRAM,
                            HistogramData.create(
                                    AggregationTemporality.CUMULATIVE,
                                    distributions.stream()
                                            .map(distribution -> point(distribution, now))
                                            .toList()));
        };
    }

    private List<LongPointData> points(List<Reading> readings, long now) {
        return readings.stream()
                .map(
                        reading ->
                                LongPointData.create(
                                        started,
                                        now,
                                        attributes(reading.labels()),
                                        reading.value()))
                .toList();
    }

    private HistogramPointData point(Distribution distribution, long now) {
        return HistogramPointData.create(
                started,
                now,
                attributes(distribution.labels()),
                distribution.sum(),
                false,
                0,
                false,
                0,
                distribution.bounds().boxed().toList(),
                distribution.counts().boxed().toList());
    }

    private static Attributes attributes(Labels labels) {
        AttributesBuilder attributes = Attributes.builder();
        for (int i = 0; i < labels.names().size(); i++) {
            attributes.put(labels.names().get(i), labels.values().get(i));
        }
        return attributes.build();
    }

    private static long nanos(Instant at) {
        return TimeUnit.SECONDS.toNanos(at.getEpochSecond()) + at.getNano();
    }
}
