package org.clawpatrol.proxy.telemetry;

import java.util.concurrent.atomic.LongAdder;

/** How many of something there are now. Safe to share; changing it neither allocates nor waits. */
public final class Level {
    private final LongAdder sum = new LongAdder();

    public void up() {
        sum.increment();
    }

    public void down() {
        sum.decrement();
    }

    public long value() {
        return sum.sum();
    }
}
