package org.clawpatrol.engine.expr;

import org.clawpatrol.engine.time.Durations;
import org.clawpatrol.engine.time.Timestamps;
import org.clawpatrol.engine.value.DurationValue;
import org.clawpatrol.engine.value.TimestampValue;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** Sums and differences of points in time and lengths of time; null for other operands. */
final class TimeArithmetic {
    private TimeArithmetic() {}

    static @Nullable Value sum(Value first, Value second) {
        if (first instanceof TimestampValue timestamp && second instanceof DurationValue duration) {
            return Timestamps.plus(timestamp, duration);
        }
        if (first instanceof DurationValue duration && second instanceof TimestampValue timestamp) {
            return Timestamps.plus(timestamp, duration);
        }
        return first instanceof DurationValue left && second instanceof DurationValue right
                ? Durations.plus(left, right)
                : null;
    }

    static @Nullable Value difference(Value first, Value second) {
        if (first instanceof TimestampValue timestamp && second instanceof DurationValue duration) {
            return Timestamps.minus(timestamp, duration);
        }
        if (first instanceof TimestampValue end && second instanceof TimestampValue start) {
            return Timestamps.between(start, end);
        }
        return first instanceof DurationValue left && second instanceof DurationValue right
                ? Durations.minus(left, right)
                : null;
    }
}
