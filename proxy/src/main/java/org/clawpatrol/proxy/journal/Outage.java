package org.clawpatrol.proxy.journal;

import java.util.ArrayList;
import java.util.List;

/**
 * What happens while the journal cannot write: actions are refused and counted, outcomes of earlier
 * ones are kept up to a bound. Guarded by the journal's lock.
 */
final class Outage {
    private static final int MOST_KEPT = 8192;

    private final List<PendingLine> kept = new ArrayList<>();
    private long refused;
    private long lost;

    /** Takes the lines of a failed batch that were not written. */
    void take(List<PendingLine> lines, Exception cause) {
        for (PendingLine line : lines) {
            if (line.lazy()) {
                keep(line);
            } else if (!line.settled()) {
                line.fail(cause);
                refused++;
            }
        }
    }

    /** Outcomes to write first when the journal works again. */
    List<PendingLine> kept() {
        kept.removeIf(PendingLine::settled);
        return List.copyOf(kept);
    }

    long refused() {
        return refused;
    }

    long lost() {
        return lost;
    }

    private void keep(PendingLine line) {
        if (line.settled()) {
            return;
        }
        if (kept.size() < MOST_KEPT) {
            kept.add(line);
        } else {
            lost++;
        }
    }
}
