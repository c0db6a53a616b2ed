package org.clawpatrol.proxy.protocol.http;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A bound on one wait at a time, cheap to move: a timer is set again only when it fires too early.
 * Lives on one event loop.
 */
final class Deadline {
    private final EventExecutor loop;
    private final LongSupplier nanoTime;
    private final Runnable expired;
    private boolean armed;
    private long dueNanos;
    private long timerNanos;
    private @Nullable ScheduledFuture<?> timer;

    Deadline(EventExecutor loop, LongSupplier nanoTime, Runnable expired) {
        this.loop = loop;
        this.nanoTime = nanoTime;
        this.expired = expired;
    }

    /** Starts the wait, or starts it anew. */
    void arm(Duration wait) {
        armed = true;
        dueNanos = nanoTime.getAsLong() + wait.toNanos();
        if (timer != null && timerNanos - dueNanos > 0) {
            timer.cancel(false);
            timer = null;
        }
        if (timer == null) {
            schedule(wait.toNanos());
        }
    }

    void disarm() {
        armed = false;
    }

    /** Disarms for good. */
    void cancel() {
        armed = false;
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    private void schedule(long delayNanos) {
        timerNanos = dueNanos;
        timer = loop.schedule(this::fired, delayNanos, TimeUnit.NANOSECONDS);
    }

    private void fired() {
        timer = null;
        if (!armed) {
            return;
        }
        long left = dueNanos - nanoTime.getAsLong();
        if (left > 0) {
            schedule(left);
        } else {
            armed = false;
            expired.run();
        }
    }
}
