package org.clawpatrol.proxy.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clawpatrol.proxy.fake.Patience.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.clawpatrol.proxy.journal.Durability;
import org.clawpatrol.proxy.journal.Journal;
import org.clawpatrol.proxy.journal.JournalSettings;
import org.clawpatrol.proxy.journal.JournalUnavailableException;
import org.clawpatrol.proxy.journal.JournalVerifier;
import org.clawpatrol.proxy.journal.Outcome;
import org.clawpatrol.proxy.journal.Records;
import org.clawpatrol.proxy.journal.SegmentJournal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalFollowerTest {
    @TempDir Path folder;
    private SqliteStateStore store;
    private SegmentJournal journal;

    @BeforeEach
    void open() throws Exception {
        store = SqliteStateStore.open(folder);
        journal = openJournal();
    }

    @AfterEach
    void close() {
        journal.close();
        store.close();
    }

    @Test
    void follower_filesWhatIsWrittenAndTellsTheListener() throws Exception {
        var heard = new Heard();
        try (JournalFollower follower = follower(heard)) {
            Journal.Reservation reservation = journal.reserve(Records.action("1"));
            await().until(() -> store.actions().find("1").isPresent());
            assertThat(store.actions().find("1").orElseThrow().outcome()).isEmpty();
            reservation.complete(Records.OK);
            follower.nudge();
            await().until(() -> store.actions().find("1").orElseThrow().outcome().isPresent());
            await().until(() -> heard.events.equals(List.of("filed 1", "ended 1")));
        }
    }

    @Test
    void follower_restarted_filesEveryActionOnce() throws Exception {
        write(0, 1500);
        try (JournalFollower follower = follower(ActionListener.none())) {
            follower.nudge();
            await().until(() -> store.actions().count() == 1500);
        }
        write(1500, 3000);
        var heard = new Heard();
        try (JournalFollower follower = follower(heard)) {
            follower.nudge();
            await().until(() -> store.actions().count() == 3000);
        }
        // an action whose two lines fall into two batches is told of twice: filed, then ended
        assertThat(heard.filed()).hasSize(1500).doesNotHaveDuplicates();
        assertThat(store.actions().recent(1000)).allMatch(row -> row.outcome().isPresent());
        journal.close();
        long filed = store.actions().position().orElseThrow().sequence();
        var found = new JournalVerifier(journalFolder()).verify(filed);
        assertThat(found.firstBreak()).isEmpty();
        assertThat(found.lines()).isEqualTo(filed);
    }

    @Test
    void follower_ofANewJournalUnderAnOldIndex_beginsAgain() throws Exception {
        write(0, 500);
        try (JournalFollower follower = follower(ActionListener.none())) {
            follower.nudge();
            await().until(() -> store.actions().count() == 500);
        }
        journal.close();
        clear();
        journal = openJournal();
        write(500, 501);
        try (JournalFollower follower = follower(ActionListener.none())) {
            follower.nudge();
            await().until(() -> store.actions().find("action-500").isPresent());
        }
    }

    @Test
    void follower_ofALineThatIsNoRecord_filesTheOthers() throws Exception {
        write(0, 3);
        journal.close();
        Path segment = journalFolder().resolve("00000001.jsonl");
        String damaged =
                Files.readString(segment)
                        .replace("\"id\":\"action-1\",\"at\"", "\"id\":null,\"at\"");
        Files.writeString(segment, damaged);
        try (JournalFollower follower = follower(ActionListener.none())) {
            follower.nudge();
            await().until(() -> store.actions().count() == 2);
            await().until(
                            () ->
                                    store.actions().position().orElseThrow().offset()
                                            == damaged.length());
        }
    }

    private void write(int first, int end) throws JournalUnavailableException {
        for (int i = first; i < end; i++) {
            journal.reserve(Records.action("action-" + i)).complete(Records.OK);
        }
    }

    private JournalFollower follower(ActionListener listener) {
        var follower = new JournalFollower(journalFolder(), store.actions(), listener);
        follower.start();
        return follower;
    }

    private SegmentJournal openJournal() throws JournalUnavailableException {
        return SegmentJournal.open(
                journalFolder(),
                new JournalSettings(100_000, Durability.PROCESS),
                InstantSource.system());
    }

    private Path journalFolder() {
        return folder.resolve("journal");
    }

    private void clear() throws IOException {
        try (Stream<Path> files = Files.list(journalFolder())) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private static final class Heard implements ActionListener {
        private final List<String> events = new CopyOnWriteArrayList<>();

        private List<String> filed() {
            return events.stream().filter(event -> event.startsWith("filed ")).toList();
        }

        @Override
        public void filed(ActionTable.Row action) {
            events.add("filed " + action.record().id());
        }

        @Override
        public void ended(String id, Outcome outcome) {
            events.add("ended " + id);
        }
    }
}
