package org.clawpatrol.proxy.flow;

import java.time.Duration;

/** Prints durations the way refusals promise: {@code 10m0s}, {@code 1m30s}, {@code 45s}. */
final class DurationText {
    private DurationText() {}

    static String of(Duration duration) {
        long hours = duration.toHours();
        int minutes = duration.toMinutesPart();
        int seconds = duration.toSecondsPart();
        if (hours > 0) {
            return hours + "h" + minutes + "m" + seconds + "s";
        }
        if (minutes > 0) {
            return minutes + "m" + seconds + "s";
        }
        if (duration.toSeconds() == 0 && duration.toMillis() > 0) {
            return duration.toMillis() + "ms";
        }
        return seconds + "s";
    }
}
