package org.clawpatrol.proxy.net;

import java.time.Duration;

/**
 * Whether one origin is tried. After {@value #LIMIT} failures in a row within {@link #WINDOW} it
 * rests for {@link #REST}; then one try at a time finds out whether it is back. Guarded by its own
 * lock; safe to share.
 */
final class Circuit {
    static final int LIMIT = 5;
    static final Duration WINDOW = Duration.ofSeconds(30);
    static final Duration REST = Duration.ofSeconds(10);

    private int failures;
    private long firstFailure;
    private long restsUntil;
    private boolean resting;
    private boolean probing;

    /** Whether to try now; whoever is let in reports how it ended. */
    synchronized boolean admits(long now) {
        if (!resting) {
            return true;
        }
        if (probing || now - restsUntil < 0) {
            return false;
        }
        probing = true;
        return true;
    }

    synchronized void failed(long now) {
        if (failures == 0 || now - firstFailure > WINDOW.toNanos()) {
            failures = 0;
            firstFailure = now;
        }
        failures++;
        if (probing || failures >= LIMIT) {
            resting = true;
            probing = false;
            failures = 0;
            restsUntil = now + REST.toNanos();
        }
    }

    /** A try that says nothing about the origin. */
    synchronized void abandoned() {
        probing = false;
    }
}
