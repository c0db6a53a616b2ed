package org.clawpatrol.proxy.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clawpatrol.proxy.fake.Patience.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.clawpatrol.proxy.journal.Journal.Reservation;
import org.clawpatrol.proxy.journal.Journal.Submission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskFullTest {
    @TempDir Path folder;
    private FaultySegments disk;
    private SegmentJournal journal;

    @BeforeEach
    void open() throws Exception {
        var segments = new SegmentFolder(folder);
        disk = new FaultySegments(segments);
        journal =
                SegmentJournal.open(
                        segments, disk, JournalSettings.defaults(), InstantSource.system());
    }

    @Test
    void reserve_onAFullDisk_isRefusedUntilThereIsSpace() throws Exception {
        journal.reserve(Records.action("before")).complete(Records.OK);
        disk.free.set(100);
        assertThatThrownBy(() -> journal.reserve(Records.action("full")))
                .isInstanceOf(JournalUnavailableException.class)
                .hasMessageContaining("No space left");
        assertThat(journal.writable()).isFalse();
        assertThatThrownBy(() -> journal.reserve(Records.action("still")))
                .isInstanceOf(JournalUnavailableException.class);

        disk.free.set(Long.MAX_VALUE);
        await().until(journal::writable);
        journal.reserve(Records.action("after")).complete(Records.OK);
        journal.close();

        Verification found = verify();
        assertThat(found.firstBreak()).isEmpty();
        assertThat(found.unfinished()).isFalse();
        assertThat(found.intents()).isEqualTo(2);
        assertThat(found.outcomes()).isEqualTo(2);
        assertThat(found.resumptions()).isEqualTo(1);
    }

    @Test
    void intentsHandedInTogether_areWrittenAtOnce() throws Exception {
        Submission first = journal.submit(Records.action("1"));
        Submission second = journal.submit(Records.action("2"));
        first.confirm();
        int writes = disk.writes.get();
        second.confirm();
        assertThat(disk.writes).hasValue(writes);
        assertThat(verify().intents()).isEqualTo(2);
        journal.close();
    }

    @Test
    void intentsHandedInTogether_onAFullDisk_areAllRefused() throws Exception {
        disk.free.set(100);
        assertThatThrownBy(
                        () -> {
                            Submission first = journal.submit(Records.action("1"));
                            Submission second = journal.submit(Records.action("2"));
                            assertThatThrownBy(second::confirm)
                                    .isInstanceOf(JournalUnavailableException.class);
                            first.confirm();
                        })
                .isInstanceOf(JournalUnavailableException.class)
                .hasMessageContaining("No space left");
        disk.free.set(Long.MAX_VALUE);
        await().until(journal::writable);
        journal.close();
        assertThat(verify().intents()).isZero();
    }

    @Test
    void outcome_duringAnOutage_isWrittenAfterIt() throws Exception {
        Reservation reservation = journal.reserve(Records.action("1"));
        disk.free.set(0);
        assertThatThrownBy(() -> journal.reserve(Records.action("2")))
                .isInstanceOf(JournalUnavailableException.class);
        reservation.complete(Records.OK);
        disk.free.set(Long.MAX_VALUE);
        await().until(journal::writable);
        journal.close();
        assertThat(verify().firstBreak()).isEmpty();
        assertThat(verify().openIntents()).isZero();
    }

    @Test
    void line_thatCannotBeCutOff_isCutOffLater() throws Exception {
        disk.cutsFail.set(true);
        disk.free.set(100);
        assertThatThrownBy(() -> journal.reserve(Records.action("1")))
                .isInstanceOf(JournalUnavailableException.class);
        assertThat(verify().unfinished()).isTrue();
        disk.free.set(Long.MAX_VALUE);
        disk.cutsFail.set(false);
        await().until(journal::writable);
        journal.reserve(Records.action("2")).complete(Records.OK);
        journal.close();
        assertThat(verify().firstBreak()).isEmpty();
        assertThat(verify().intents()).isEqualTo(1);
    }

    @Test
    void batch_thatFitsInPart_keepsItsWholeLines() throws Exception {
        var segments = new SegmentFolder(folder.resolve("other"));
        Files.createDirectories(segments.path());
        var full = new FaultySegments(segments);
        var tail = new Tail(1, 0, 0, Digests.origin());
        var contents = new ContentWriter();
        var stamp = new LineStamp(InstantSource.system());
        try (var writer =
                new SegmentWriter(
                        full,
                        tail,
                        JournalSettings.defaults(),
                        stamp,
                        new SegmentCare(Runnable::run))) {
            writer.write(List.of());
            var lines =
                    Stream.of("1", "2", "3")
                            .map(
                                    id ->
                                            stamp.line(
                                                    LineKind.INTENT,
                                                    contents.intent(Records.action(id))))
                            .toList();
            full.free.set(2 * 900);
            assertThatThrownBy(() -> writer.write(lines)).isInstanceOf(IOException.class);
            assertThat(lines.get(0).settled()).isTrue();
            assertThat(lines.get(2).settled()).isFalse();
        }
        assertThat(new JournalVerifier(segments.path()).verify(0).firstBreak()).isEmpty();
        assertThat(new JournalVerifier(segments.path()).verify(0).unfinished()).isFalse();
    }

    private Verification verify() throws IOException {
        return new JournalVerifier(folder).verify(0);
    }
}
