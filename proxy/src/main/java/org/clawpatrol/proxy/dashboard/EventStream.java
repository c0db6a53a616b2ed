package org.clawpatrol.proxy.dashboard;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.clawpatrol.proxy.state.ActionTable;

/** One reader of the live feed, in the format of server-sent events. Lives on one thread. */
final class EventStream {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    // Many changes at once are told together.
    private static final Duration GATHER = Duration.ofMillis(200);
    // In looks, about fifteen seconds.
    private static final int KEEP_ALIVE_AFTER = 15;

    private final OutputStream out;
    private final Supplier<List<ActionTable.Row>> newest;
    private final IntSupplier waiting;
    private Set<String> sent = new HashSet<>();

    EventStream(OutputStream out, Supplier<List<ActionTable.Row>> newest, IntSupplier waiting) {
        this.out = out;
        this.newest = newest;
        this.waiting = waiting;
    }

    /**
     * Writes until the gateway stops, the reader goes, or it may no longer read.
     *
     * @param allowed asked before each look
     */
    void run(ChangeSignal signal, BooleanSupplier allowed)
            throws IOException, InterruptedException {
        write(": connected\n\n");
        backlog();
        long seen = signal.await(-1, Duration.ZERO);
        pending();
        int quiet = 0;
        while (signal.open() && allowed.getAsBoolean()) {
            long now = signal.await(seen, LOOK_EVERY);
            boolean wrote = now != seen;
            if (wrote) {
                signal.pause(GATHER);
                now = signal.await(-1, Duration.ZERO);
                pending();
            }
            seen = now;
            wrote |= news();
            quiet = wrote ? 0 : quiet + 1;
            if (quiet >= KEEP_ALIVE_AFTER) {
                write(": ka\n\n");
                quiet = 0;
            }
        }
    }

    private void backlog() throws IOException {
        List<ActionTable.Row> rows = newest.get();
        remember(rows);
        write("event: backlog\ndata: " + ActionJson.list(rows) + "\n\n");
    }

    private void pending() throws IOException {
        write("event: pending\ndata: {\"count\":" + waiting.getAsInt() + "}\n\n");
    }

    private boolean news() throws IOException {
        List<ActionTable.Row> rows = newest.get();
        boolean any = false;
        for (ActionTable.Row row : rows.reversed()) {
            if (!sent.contains(ActionViews.mark(row))) {
                write("data: " + ActionJson.summary(row) + "\n\n");
                any = true;
            }
        }
        remember(rows);
        return any;
    }

    private void remember(List<ActionTable.Row> rows) {
        var marks = new HashSet<String>();
        rows.forEach(row -> marks.add(ActionViews.mark(row)));
        sent = marks;
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
