package org.clawpatrol.proxy.state;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.clawpatrol.proxy.journal.JournalCursor;
import org.clawpatrol.proxy.journal.JournalEntry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files the journal into the table of actions, on a daemon thread of its own that gives way to
 * traffic. The position is stored with the rows, so it continues where an earlier process stopped.
 */
public final class JournalFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalFollower.class);

    private static final int POLL_MILLIS = 100;
    private static final int RETRY_MILLIS = 1000;

    private final Path journal;
    private final ActionTable table;
    private final ActionListener listener;
    private final Semaphore nudges = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;
    private boolean yielding;
    private @Nullable JournalCursor cursor;

    /**
     * @param journal folder of the segments; may not exist yet
     */
    public JournalFollower(Path journal, ActionTable table, ActionListener listener) {
        this.journal = journal;
        this.table = table;
        this.listener = listener;
        this.thread = Thread.ofPlatform().daemon().name("journal-follower").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Looks at once instead of at the next poll. */
    public void nudge() {
        nudges.release();
    }

    /** Files what is there and stops; what is left is filed by the next process. */
    @Override
    public void close() {
        closed = true;
        nudge();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean failing = false;
        while (true) {
            boolean last = closed;
            try {
                follow();
                failing = false;
            } catch (IOException | RuntimeException e) {
                cursor = null;
                if (!failing) {
                    LOG.error("journal: cannot be filed, pages show old data: {}", e.getMessage());
                }
                failing = true;
            }
            if (last) {
                return;
            }
            await(failing ? RETRY_MILLIS : POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Files all there is. */
    private void follow() throws IOException {
        JournalCursor from = cursor();
        var pace = new FilingPace(from.written(), System.nanoTime());
        long began = System.nanoTime();
        int lines = pace.lines();
        List<JournalEntry> entries = from.next(lines);
        while (!entries.isEmpty()) {
            file(from, entries);
            if (entries.size() == lines) {
                yieldToTraffic();
                long now = System.nanoTime();
                rest(pace.rest(from.written(), now, now - began));
            }
            began = System.nanoTime();
            lines = pace.lines();
            entries = from.next(lines);
        }
    }

    /** Not before there is much to do: few gateways ever get there in their first second. */
    private void yieldToTraffic() {
        if (!yielding) {
            yielding = true;
            LOG.debug("journal: filed at the lowest priority: {}", LowestPriority.take());
        }
    }

    private void rest(long nanos) {
        if (nanos > 0 && !closed) {
            await(nanos, TimeUnit.NANOSECONDS);
        }
    }

    /** The one there is, or after a failure a new one: what failed is read again. */
    private JournalCursor cursor() {
        JournalCursor known = cursor;
        if (known == null) {
            known =
                    table.position()
                            .map(at -> JournalCursor.at(journal, at.segment(), at.offset()))
                            .orElseGet(() -> JournalCursor.first(journal));
            cursor = known;
        }
        return known;
    }

    private void file(JournalCursor from, List<JournalEntry> entries) {
        FilingBatch batch = FilingBatch.of(entries);
        var position = new ActionTable.Position(from.segment(), from.offset(), batch.sequence());
        List<ActionTable.Row> begun = batch.begun();
        List<ActionTable.Ended> ended = batch.ended();
        table.file(begun, ended, position);
        begun.forEach(listener::filed);
        ended.forEach(end -> listener.ended(end.id(), end.outcome()));
    }

    private void await(long time, TimeUnit unit) {
        try {
            if (nudges.tryAcquire(time, unit)) {
                nudges.drainPermits();
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }
}
