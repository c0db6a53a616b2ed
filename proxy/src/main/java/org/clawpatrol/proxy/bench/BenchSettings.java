package org.clawpatrol.proxy.bench;

import java.time.Duration;

/**
 * How a benchmark is run. Immutable.
 *
 * @param duration about how long all of it may take; what has to be done once is done even so
 * @param seed of the order in which actions are decided
 */
public record BenchSettings(Duration duration, long seed) {

    /** A part of the time there is. */
    long nanos(double share) {
        return (long) (duration.toNanos() * share);
    }
}
