package org.clawpatrol.proxy.telemetry;

import java.util.concurrent.atomic.LongAdder;

/** A number that only grows. Safe to share; adding neither allocates nor waits. */
public final class Counter {
    private final LongAdder sum = new LongAdder();

    public void increment() {
        sum.increment();
    }

    public void add(long amount) {
        if (amount != 0) {
            sum.add(amount);
        }
    }

    public long value() {
        return sum.sum();
    }
}
