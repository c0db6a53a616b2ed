package org.clawpatrol.proxy.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Lines waiting to be written, in order. Safe to share. Bounded by its users: whoever adds lines
 * waits for them, except for outcomes, which {@link #crowded} tells to write first.
 */
final class LineQueue {
    private static final int BATCH_LINES = 512;
    private static final int BATCH_BYTES = 1 << 20;
    private static final int MOST_OUTCOMES = 1024;

    private final ConcurrentLinkedQueue<PendingLine> lines = new ConcurrentLinkedQueue<>();
    private final AtomicInteger outcomes = new AtomicInteger();

    void add(PendingLine line) {
        if (line.lazy()) {
            outcomes.incrementAndGet();
        }
        lines.add(line);
    }

    /** Whether the next outcome must not be left for later. */
    boolean crowded() {
        return outcomes.get() >= MOST_OUTCOMES;
    }

    /** How many outcomes wait. */
    int outcomes() {
        return outcomes.get();
    }

    /** Takes the lines of one write; empty when there are none. One caller at a time. */
    List<PendingLine> batch() {
        List<PendingLine> batch = new ArrayList<>();
        int bytes = 0;
        while (batch.size() < BATCH_LINES && bytes < BATCH_BYTES) {
            @Nullable PendingLine line = lines.poll();
            if (line == null) {
                break;
            }
            if (line.lazy()) {
                outcomes.decrementAndGet();
            }
            batch.add(line);
            bytes += line.content().length;
        }
        return batch;
    }
}
