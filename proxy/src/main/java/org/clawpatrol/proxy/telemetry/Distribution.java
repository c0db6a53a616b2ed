package org.clawpatrol.proxy.telemetry;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** Times in buckets at one moment. Immutable. */
public final class Distribution {
    private final Labels labels;
    private final double[] bounds;
    private final long[] counts;
    private final double sum;

    /**
     * @param bounds upper bounds in seconds, ascending
     * @param counts one for each bound and one for what is above them; not cumulative
     * @param sum of all times, in seconds
     */
    Distribution(Labels labels, double[] bounds, long[] counts, double sum) {
        this.labels = labels;
        this.bounds = bounds.clone();
        this.counts = counts.clone();
        this.sum = sum;
    }

    public Labels labels() {
        return labels;
    }

    /** Upper bounds in seconds, ascending. */
    public DoubleStream bounds() {
        return Arrays.stream(bounds);
    }

    /** One count for each bound and one for what is above them; not cumulative. */
    public LongStream counts() {
        return Arrays.stream(counts);
    }

    /** Sum of all times, in seconds. */
    public double sum() {
        return sum;
    }
}
