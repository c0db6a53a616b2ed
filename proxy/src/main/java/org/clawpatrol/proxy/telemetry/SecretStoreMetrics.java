package org.clawpatrol.proxy.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** What is counted of secret stores. Safe to share. */
public final class SecretStoreMetrics implements MetricSource {
    private static final int MOST_STORES = 50;

    private final LongSupplier nanoTime;
    private final Named<OfStore> stores = new Named<>(MOST_STORES, OfStore::new);

    /** How a fetch ended. */
    public enum Outcome {
        SUCCESS,
        /** The store did not give what was asked for. */
        FAILURE,
        /** The fetch itself broke. */
        ERROR;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final class OfStore {
        private final PerValue<Outcome, Counter> fetches =
                new PerValue<>(Outcome.class, Counter::new);
        private final AtomicLong latest = new AtomicLong();
    }

    /**
     * @param nanoTime of a clock that does not jump
     */
    public SecretStoreMetrics(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Counts a fetch.
     *
     * @param store as the configuration refers to it, such as {@code vault.prod}
     */
    public void fetched(String store, Outcome outcome) {
        OfStore of = stores.of(store);
        if (outcome == Outcome.SUCCESS) {
            of.latest.set(nanoTime.getAsLong());
        }
        of.fetches.of(outcome).increment();
    }

    /** Of stores that were asked; the time since a success only where there was one. */
    @Override
    public List<MetricFamily> read() {
        List<Reading> fetches = new ArrayList<>();
        List<Reading> ages = new ArrayList<>();
        stores.forEach((name, store) -> read(name, store, fetches, ages));
        return List.of(
                new MetricFamily.Counts(
                        "clawpatrol.secret_store.fetches",
                        "Fetches from secret stores, by how they ended.",
                        fetches),
                new MetricFamily.Levels(
                        "clawpatrol.secret_store.last_success_age_seconds",
                        "Seconds since a secret store last gave what was asked for.",
                        ages));
    }

    private void read(String name, OfStore store, List<Reading> fetches, List<Reading> ages) {
        List<Reading> read = new ArrayList<>();
        store.fetches.forEach(
                (outcome, counter) ->
                        read.add(
                                new Reading(
                                        Labels.of("store", name, "outcome", outcome.label()),
                                        counter.value())));
        if (read.stream().allMatch(reading -> reading.value() == 0)) {
            return;
        }
        fetches.addAll(read);
        if (store.fetches.of(Outcome.SUCCESS).value() > 0) {
            long nanos = nanoTime.getAsLong() - store.latest.get();
            ages.add(new Reading(Labels.of("store", name), TimeUnit.NANOSECONDS.toSeconds(nanos)));
        }
    }
}
