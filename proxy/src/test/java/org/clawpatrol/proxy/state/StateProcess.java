package org.clawpatrol.proxy.state;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.clawpatrol.proxy.journal.JournalSettings;
import org.clawpatrol.proxy.journal.Records;
import org.clawpatrol.proxy.journal.SegmentJournal;

/** Opens everything that is kept, writes, and dies without closing. */
final class StateProcess {
    private StateProcess() {}

    public static void main(String[] arguments) throws Exception {
        Path state = Path.of(arguments[0]);
        SqliteStateStore store = SqliteStateStore.open(state);
        store.blobs().put("kind", "name", new byte[] {1}, Instant.EPOCH);
        SegmentJournal journal =
                SegmentJournal.open(
                        state.resolve("journal"),
                        JournalSettings.defaults(),
                        InstantSource.system());
        journal.reserve(Records.action("1")).complete(Records.OK);
        Runtime.getRuntime().halt(0);
    }
}
