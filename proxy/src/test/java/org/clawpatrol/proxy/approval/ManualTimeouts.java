package org.clawpatrol.proxy.approval;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Timeouts that fire when a test says so. Safe to share. */
public final class ManualTimeouts implements Timeouts {
    private final List<Runnable> tasks = new ArrayList<>();
    private int cancelled;

    @Override
    public synchronized Runnable after(Duration delay, Runnable task) {
        tasks.add(task);
        return () -> {
            synchronized (this) {
                cancelled++;
            }
        };
    }

    /** Fires every timeout ever set, even cancelled ones: a timer may lose that race. */
    public void fireAll() {
        List<Runnable> due;
        synchronized (this) {
            due = List.copyOf(tasks);
        }
        due.forEach(Runnable::run);
    }

    synchronized int cancelled() {
        return cancelled;
    }
}
