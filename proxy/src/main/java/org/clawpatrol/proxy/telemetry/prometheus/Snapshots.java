package org.clawpatrol.proxy.telemetry.prometheus;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.stream.DoubleStream;
import org.clawpatrol.proxy.telemetry.Distribution;
import org.clawpatrol.proxy.telemetry.Labels;
import org.clawpatrol.proxy.telemetry.MetricFamily;

/** Readings in the types of Prometheus' library. Stateless. */
final class Snapshots {
    private static final String TOTAL = "_total";
    private static final String SECONDS = "_seconds";

    private Snapshots() {}

    static MetricSnapshots of(List<MetricFamily> families) {
        return new MetricSnapshots(families.stream().map(Snapshots::of).toList());
    }

    private static MetricSnapshot of(MetricFamily family) {
        return switch (family) {
            case MetricFamily.Counts counts -> counter(counts);
            case MetricFamily.Levels levels -> gauge(levels);
            case MetricFamily.Times times -> histogram(times);
        };
    }

    private static MetricSnapshot counter(MetricFamily.Counts family) {
        var builder = CounterSnapshot.builder().name(counterName(family)).help(family.help());
        family.readings()
                .forEach(
                        reading ->
                                builder.dataPoint(
                                        CounterDataPointSnapshot.builder()
                                                .labels(labels(reading.labels()))
                                                .value((double) reading.value())
                                                .build()));
        return builder.build();
    }

    private static MetricSnapshot gauge(MetricFamily.Levels family) {
        var builder = GaugeSnapshot.builder().name(name(family)).help(family.help());
        family.readings()
                .forEach(
                        reading ->
                                builder.dataPoint(
                                        GaugeDataPointSnapshot.builder()
                                                .labels(labels(reading.labels()))
                                                .value((double) reading.value())
                                                .build()));
        return builder.build();
    }

    private static MetricSnapshot histogram(MetricFamily.Times family) {
        var builder = HistogramSnapshot.builder().name(name(family) + SECONDS).help(family.help());
        for (Distribution distribution : family.distributions()) {
            builder.dataPoint(
                    HistogramDataPointSnapshot.builder()
                            .labels(labels(distribution.labels()))
                            .classicHistogramBuckets(buckets(distribution))
                            .sum(distribution.sum())
                            .build());
        }
        return builder.build();
    }

    private static ClassicHistogramBuckets buckets(Distribution distribution) {
        double[] bounds =
                DoubleStream.concat(
                                distribution.bounds(), DoubleStream.of(Double.POSITIVE_INFINITY))
                        .toArray();
        return ClassicHistogramBuckets.of(bounds, distribution.counts().toArray());
    }

    private static io.prometheus.metrics.model.snapshots.Labels labels(Labels labels) {
        return io.prometheus.metrics.model.snapshots.Labels.of(labels.names(), labels.values());
    }

    /** The writers add what counters end in. */
    private static String counterName(MetricFamily family) {
        String name = name(family);
        return name.endsWith(TOTAL) ? name.substring(0, name.length() - TOTAL.length()) : name;
    }

    private static String name(MetricFamily family) {
        return family.name().replace('.', '_');
    }
}
