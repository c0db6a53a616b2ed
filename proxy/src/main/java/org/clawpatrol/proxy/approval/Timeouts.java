package org.clawpatrol.proxy.approval;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Runs something later, unless it is cancelled before. Safe to share. */
@FunctionalInterface
public interface Timeouts {

    /** Returns what cancels it; cancelling twice or too late is harmless. */
    Runnable after(Duration delay, Runnable task);

    /** Timeouts on a scheduler the caller owns and stops. */
    static Timeouts on(ScheduledExecutorService scheduler) {
        return (delay, task) -> {
            ScheduledFuture<?> future =
                    scheduler.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
            return () -> future.cancel(false);
        };
    }
}
