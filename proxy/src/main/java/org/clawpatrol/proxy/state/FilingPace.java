package org.clawpatrol.proxy.state;

import java.util.concurrent.TimeUnit;

/**
 * How long filing rests between batches. The faster records arrive, the less of one processor it
 * takes from the traffic: a sixty-fourth while it would not keep up anyway, an eighth while records
 * arrive faster than people read pages, a quarter while fewer arrive, so that a backlog is made
 * good in small portions, and all of it when there is next to no traffic. One thread.
 */
final class FilingPace {
    private static final long FLOOD_BYTES_PER_SECOND = 8L << 20;
    private static final long BUSY_BYTES_PER_SECOND = 4L << 20;
    private static final long QUIET_BYTES_PER_SECOND = 64L << 10;
    private static final int FLOOD_RESTS_PER_WORK = 63;
    private static final int BUSY_RESTS_PER_WORK = 7;
    private static final int RESTS_PER_WORK = 3;
    private static final int LINES = 250;
    private static final int LINES_BESIDE_TRAFFIC = 50;

    private long lastWritten;
    private long lastNanos;
    private double rate;

    /**
     * @param written bytes that the journal has had so far
     */
    FilingPace(long written, long nanos) {
        this.lastWritten = written;
        this.lastNanos = nanos;
    }

    /**
     * Nanoseconds to rest after a batch.
     *
     * @param written bytes that the journal has had by now
     * @param worked nanoseconds that the batch took
     */
    long rest(long written, long nanos, long worked) {
        long elapsed = Math.max(1, nanos - lastNanos);
        rate = (double) (written - lastWritten) * TimeUnit.SECONDS.toNanos(1) / elapsed;
        lastWritten = written;
        lastNanos = nanos;
        return restsPerWork() * worked;
    }

    /** Most lines of the next batch: what is worked on without a rest is what others wait for. */
    int lines() {
        return rate > BUSY_BYTES_PER_SECOND ? LINES_BESIDE_TRAFFIC : LINES;
    }

    private int restsPerWork() {
        if (rate > FLOOD_BYTES_PER_SECOND) {
            return FLOOD_RESTS_PER_WORK;
        }
        if (rate > BUSY_BYTES_PER_SECOND) {
            return BUSY_RESTS_PER_WORK;
        }
        return rate > QUIET_BYTES_PER_SECOND ? RESTS_PER_WORK : 0;
    }
}
