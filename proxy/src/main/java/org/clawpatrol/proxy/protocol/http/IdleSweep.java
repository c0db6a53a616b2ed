package org.clawpatrol.proxy.protocol.http;

import io.netty.channel.EventLoop;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Looks at the connections of one place while there are any: four times in the time they may rest,
 * and when the first of them has rested for so long. Lives on its loop.
 */
final class IdleSweep {
    private final EventLoop loop;
    private final OriginServices services;
    private final Place place;
    private boolean due;

    /** Where connections rest. */
    interface Place {
        /**
         * Ends what has rested since {@code expired} or longer, and counts what has since {@code
         * settled}; in nanoseconds.
         *
         * @return since when what is left has rested at most; empty where nothing is left
         */
        OptionalLong sweep(long expired, long settled);
    }

    IdleSweep(EventLoop loop, OriginServices services, Place place) {
        this.loop = loop;
        this.services = services;
        this.place = place;
    }

    /** Something rests or may soon. */
    void later() {
        if (!due) {
            schedule(longest() / 4);
        }
    }

    private void schedule(long nanos) {
        due = true;
        loop.schedule(this::run, nanos, TimeUnit.NANOSECONDS);
    }

    private void run() {
        due = false;
        long now = services.nanoTime().getAsLong();
        long longest = longest();
        long settled = longest / 4;
        OptionalLong oldest = place.sweep(now - longest, now - settled);
        if (oldest.isPresent() && !due) {
            schedule(Math.min(settled, oldest.getAsLong() + longest - now));
        }
    }

    private long longest() {
        return services.limits().get().idleTimeout().toNanos();
    }
}
