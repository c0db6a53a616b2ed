package org.clawpatrol.proxy.bench;

/**
 * Percentiles of times in nanoseconds, by nearest rank; all zero when there are none. Immutable.
 *
 * @param count of how many
 */
public record Distribution(int count, long p50, long p95, long p99, long max) {

    static Distribution ofSorted(long[] nanos) {
        return nanos.length == 0
                ? new Distribution(0, 0, 0, 0, 0)
                : new Distribution(
                        nanos.length,
                        rank(nanos, 0.50),
                        rank(nanos, 0.95),
                        rank(nanos, 0.99),
                        nanos[nanos.length - 1]);
    }

    private static long rank(long[] sorted, double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.max(1, rank) - 1];
    }
}
