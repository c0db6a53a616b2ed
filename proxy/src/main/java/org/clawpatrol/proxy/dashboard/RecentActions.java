package org.clawpatrol.proxy.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.clawpatrol.proxy.state.ActionTable;

/** The newest actions, read from the store at most twice a second for all streams together. */
final class RecentActions {
    static final int SHOWN = 100;

    private static final Duration FRESH = Duration.ofMillis(500);

    private final ActionTable table;
    private final InstantSource clock;
    private List<ActionTable.Row> rows = List.of();
    private Instant readAt = Instant.MIN;

    RecentActions(ActionTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    synchronized List<ActionTable.Row> newest() {
        Instant now = clock.instant();
        if (!now.isBefore(readAt.plus(FRESH))) {
            rows = table.recent(SHOWN);
            readAt = now;
        }
        return rows;
    }
}
