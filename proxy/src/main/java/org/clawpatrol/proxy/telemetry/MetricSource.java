package org.clawpatrol.proxy.telemetry;

import java.util.List;
import java.util.function.LongSupplier;

/** Something that can be read. Safe to share. */
@FunctionalInterface
public interface MetricSource {

    List<MetricFamily> read();

    /** A number that goes up and down, asked for when it is read. */
    static MetricSource level(String name, String help, LongSupplier value) {
        return () ->
                List.of(
                        new MetricFamily.Levels(
                                name,
                                help,
                                List.of(new Reading(Labels.none(), value.getAsLong()))));
    }

    /** A number that only grows, asked for when it is read. */
    static MetricSource count(String name, String help, LongSupplier value) {
        return () ->
                List.of(
                        new MetricFamily.Counts(
                                name,
                                help,
                                List.of(new Reading(Labels.none(), value.getAsLong()))));
    }

    /** Several, one after the other. */
    static MetricSource all(List<MetricSource> sources) {
        List<MetricSource> kept = List.copyOf(sources);
        return () -> kept.stream().flatMap(source -> source.read().stream()).toList();
    }
}
