package org.clawpatrol.proxy.protocol.http;

import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;

/** Looks for connections that have rested long enough, while there are any. Lives on its loop. */
final class IdleSweep {
    private final EventLoop loop;
    private final OriginServices services;
    private final LongPredicate sweep;
    private boolean due;

    /**
     * @param sweep ends what has rested since that time in nanoseconds, or longer; tells whether
     *     anything is left to look at again
     */
    IdleSweep(EventLoop loop, OriginServices services, LongPredicate sweep) {
        this.loop = loop;
        this.services = services;
        this.sweep = sweep;
    }

    /** Something rests or may soon. */
    void later() {
        if (!due) {
            due = true;
            loop.schedule(this::run, longest() / 4, TimeUnit.NANOSECONDS);
        }
    }

    private void run() {
        due = false;
        if (sweep.test(services.nanoTime().getAsLong() - longest())) {
            later();
        }
    }

    private long longest() {
        return services.timeouts().idleOrigin().toNanos();
    }
}
