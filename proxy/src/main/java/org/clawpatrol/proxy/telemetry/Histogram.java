package org.clawpatrol.proxy.telemetry;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Times sorted into fixed buckets, from a microsecond to five minutes. Safe to share; recording
 * neither allocates nor waits. A reading taken while others record may miss the newest times.
 */
public final class Histogram {
    /** Upper bounds in nanoseconds, inclusive; longer times go into one more bucket. */
    private static final long[] BOUNDS = {
        1_000,
        10_000,
        50_000,
        100_000,
        500_000,
        1_000_000,
        5_000_000,
        10_000_000,
        50_000_000,
        100_000_000,
        500_000_000,
        1_000_000_000L,
        5_000_000_000L,
        10_000_000_000L,
        60_000_000_000L,
        300_000_000_000L
    };

    private final LongAdder[] buckets = new LongAdder[BOUNDS.length + 1];
    private final LongAdder nanos = new LongAdder();

    Histogram() {
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = new LongAdder();
        }
    }

    /**
     * @param elapsed nanoseconds; a clock that went back counts as none
     */
    void record(long elapsed) {
        long time = Math.max(0, elapsed);
        int bucket = 0;
        while (bucket < BOUNDS.length && time > BOUNDS[bucket]) {
            bucket++;
        }
        buckets[bucket].increment();
        nanos.add(time);
    }

    boolean empty() {
        for (LongAdder bucket : buckets) {
            if (bucket.sum() != 0) {
                return false;
            }
        }
        return true;
    }

    Distribution read(Labels labels) {
        double[] seconds = new double[BOUNDS.length];
        for (int i = 0; i < BOUNDS.length; i++) {
            seconds[i] = BOUNDS[i] / (double) TimeUnit.SECONDS.toNanos(1);
        }
        long[] counts = new long[buckets.length];
        for (int i = 0; i < buckets.length; i++) {
            counts[i] = buckets[i].sum();
        }
        return new Distribution(
                labels, seconds, counts, nanos.sum() / (double) TimeUnit.SECONDS.toNanos(1));
    }
}
