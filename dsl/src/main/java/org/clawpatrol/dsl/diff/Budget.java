package org.clawpatrol.dsl.diff;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How much longer a comparison may take. One thread. */
final class Budget {
    private final LongSupplier nanoseconds;
    private final long end;

    /**
     * @param nanoseconds a clock that only goes forward
     */
    Budget(Duration most, LongSupplier nanoseconds) {
        this.nanoseconds = nanoseconds;
        this.end = nanoseconds.getAsLong() + most.toNanos();
    }

    boolean isSpent() {
        return nanoseconds.getAsLong() - end >= 0;
    }
}
