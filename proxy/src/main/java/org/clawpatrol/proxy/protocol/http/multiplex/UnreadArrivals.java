package org.clawpatrol.proxy.protocol.http.multiplex;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What waits on one stream, bounded by its window; most streams never need room for it. */
final class UnreadArrivals {
    private @Nullable Deque<Arrival> waiting;

    boolean isEmpty() {
        return waiting == null || waiting.isEmpty();
    }

    void add(Arrival arrival) {
        Deque<Arrival> known = waiting;
        if (known == null) {
            known = new ArrayDeque<>(4);
            waiting = known;
        }
        known.add(arrival);
    }

    @Nullable Arrival poll() {
        return waiting == null ? null : waiting.poll();
    }

    void drop() {
        for (Arrival arrival = poll(); arrival != null; arrival = poll()) {
            if (arrival instanceof Arrival.Piece piece) {
                piece.content().release();
            }
        }
    }
}
