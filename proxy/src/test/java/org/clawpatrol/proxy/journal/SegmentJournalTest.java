package org.clawpatrol.proxy.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clawpatrol.proxy.fake.Patience.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.clawpatrol.proxy.journal.FaultySegments.Portion;
import org.clawpatrol.proxy.journal.Journal.Reservation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SegmentJournalTest {
    @TempDir Path folder;

    @Test
    void record_withHostileText_staysOneAsciiLineAndReadsBack() throws Exception {
        String hostile = "a\r\nb\u001b[31m\"}\n{\"seq\":1\u2028\u0085\u202e\ud800x";
        try (SegmentJournal journal = open()) {
            journal.refuse(
                    Records.action("1", hostile, Map.of(hostile, List.of(hostile)), hostile),
                    new Outcome(hostile, 0, 0, 0, hostile, 7));
        }
        List<String> lines = lines(1);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).matches("[\\x20-\\x7e]+");
        var refused = (JournalEntry.Refused) entries().get(1);
        assertThat(refused.action().target()).isEqualTo(hostile.replace('\ud800', '\ufffd'));
        assertThat(refused.outcome().covered()).isEqualTo(7);
    }

    @Test
    void record_withMegabytePath_isBoundedAndMarked() throws Exception {
        try (SegmentJournal journal = open()) {
            journal.refuse(
                    Records.action(
                            "1",
                            "/" + "a".repeat(1 << 20),
                            Map.of("x", List.of("b".repeat(1 << 20), "c".repeat(1 << 20))),
                            "d".repeat(1 << 20)),
                    Records.OK);
        }
        assertThat(lines(1).get(1).length()).isLessThan(400 << 10);
        var refused = (JournalEntry.Refused) entries().get(1);
        assertThat(refused.action().target()).hasSize((8 << 10) + 16).endsWith("[clawpatrol:cut]");
        assertThat(refused.action().bodyCut()).isTrue();
    }

    @Test
    void line_inTheFile_isJsonWithChain() throws Exception {
        try (SegmentJournal journal = open()) {
            var reservation = journal.reserve(Records.action("1"));
            reservation.complete(Records.OK);
        }
        List<JsonNode> lines = new ArrayList<>();
        for (String line : lines(1)) {
            lines.add(new JsonMapper().readTree(line));
        }
        assertThat(lines)
                .extracting(line -> line.get("kind").stringValue())
                .containsExactly("segment", "intent", "outcome");
        assertThat(lines)
                .extracting(line -> line.get("seq").longValue())
                .containsExactly(1L, 2L, 3L);
        assertThat(lines.get(2).get("prev")).isEqualTo(lines.get(1).get("chain"));
        assertThat(lines.get(1).at("/content/action/id").stringValue()).isEqualTo("1");
    }

    @Test
    void entries_afterWriting_areWhatWasWritten() throws Exception {
        ActionRecord begun = Records.action("1");
        ActionRecord denied = Records.action("2");
        try (SegmentJournal journal = open()) {
            Reservation reservation = journal.reserve(begun);
            journal.refuse(denied, Records.OK);
            reservation.complete(Records.OK);
        }
        assertThat(entries())
                .containsExactly(
                        new JournalEntry.Blank(1),
                        new JournalEntry.Begun(2, begun),
                        new JournalEntry.Refused(3, denied, Records.OK),
                        new JournalEntry.Ended(4, "1", Records.OK));
    }

    @Test
    void reservation_completedTwice_isWrittenOnce() throws Exception {
        try (SegmentJournal journal = open()) {
            Reservation reservation = journal.reserve(Records.action("1"));
            reservation.complete(Records.OK);
            reservation.complete(Records.OK);
        }
        assertThat(verify().outcomes()).isEqualTo(1);
    }

    @Test
    void reserve_fromEightThreads_writesEveryRecordIntoOneChain() throws Exception {
        int each = 2000;
        long all = 8L * each;
        try (SegmentJournal journal = open();
                var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                int first = thread * each;
                work.add(() -> write(journal, first, each));
            }
            for (var done : threads.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        }
        Verification found = verify();
        assertThat(found.firstBreak()).isEmpty();
        assertThat(found.intents()).isEqualTo(all);
        assertThat(found.outcomes()).isEqualTo(all);
        assertThat(found.openIntents()).isZero();
        assertThat(entries().stream().filter(JournalEntry.Begun.class::isInstance).distinct())
                .hasSize(8 * each);
    }

    @Test
    void reserve_byAnInterruptedThread_leavesTheJournalUsable() throws Exception {
        try (SegmentJournal journal = open()) {
            Thread.currentThread().interrupt();
            journal.reserve(Records.action("1")).complete(Records.OK);
            assertThat(Thread.interrupted()).isTrue();
            journal.reserve(Records.action("2")).complete(Records.OK);
        }
        assertThat(verify().intents()).isEqualTo(2);
    }

    @Test
    void reserve_afterClose_isRefused() throws Exception {
        SegmentJournal journal = open();
        journal.close();
        assertThat(journal.writable()).isFalse();
        assertThatThrownBy(() -> journal.reserve(Records.action("1")))
                .isInstanceOf(JournalUnavailableException.class)
                .hasMessageContaining("closed");
        journal.close();
    }

    @Test
    void segment_whenFull_isFollowedByTheNext() throws Exception {
        try (SegmentJournal journal =
                SegmentJournal.open(
                        folder,
                        new JournalSettings(5000, Durability.PROCESS),
                        InstantSource.system())) {
            write(journal, 0, 50);
        }
        Verification found = verify();
        assertThat(found.firstBreak()).isEmpty();
        assertThat(found.segments()).isGreaterThan(5);
        assertThat(found.intents()).isEqualTo(50);
        assertThat(entries()).hasSize(Math.toIntExact(found.lines()));
    }

    @Test
    void segment_whileItGrows_goesToTheDiskInPortions() throws Exception {
        var segments = new SegmentFolder(folder);
        var disk = new FaultySegments(segments);
        String text = "x".repeat(100 << 10);
        try (SegmentJournal journal =
                SegmentJournal.open(
                        segments,
                        disk,
                        new JournalSettings(4 << 20, Durability.PROCESS),
                        InstantSource.system())) {
            for (int i = 0; i < 100; i++) {
                journal.refuse(
                        Records.action("" + i, "/", Map.of("x", List.of(text)), text), Records.OK);
            }
        }
        Map<Integer, List<Portion>> portions =
                disk.writtenOut.stream().collect(Collectors.groupingBy(Portion::segment));
        assertThat(portions.keySet()).containsAll(segments.numbers().subList(0, 2));
        portions.forEach(
                (segment, parts) -> {
                    long end = 0;
                    for (Portion part : parts) {
                        assertThat(part.from()).isEqualTo(end);
                        assertThat(part.to() - part.from()).isBetween(1L << 20, 3L << 20);
                        end = part.to();
                    }
                });
    }

    @Test
    void outcome_thatNobodyWritesAfter_isWrittenAllTheSame() throws Exception {
        try (SegmentJournal journal = open()) {
            journal.reserve(Records.action("1")).complete(Records.OK);
            await().until(() -> verify().outcomes() == 1);
        }
    }

    @Test
    void journal_withPowerDurability_writesTheSame() throws Exception {
        try (SegmentJournal journal =
                SegmentJournal.open(
                        folder,
                        new JournalSettings(1 << 20, Durability.POWER),
                        InstantSource.system())) {
            write(journal, 0, 5);
        }
        assertThat(verify().intents()).isEqualTo(5);
    }

    @Test
    void open_whileAnotherWrites_isRefused() throws Exception {
        try (SegmentJournal journal = open()) {
            assertThat(journal.writable()).isTrue();
            assertThatThrownBy(this::open)
                    .isInstanceOf(JournalUnavailableException.class)
                    .hasMessageContaining("another gateway (process " + pid() + ")");
        }
        open().close();
    }

    @Test
    void open_afterATornLine_movesItAsideAndContinues() throws Exception {
        try (SegmentJournal journal = open()) {
            write(journal, 0, 3);
        }
        Path segment = folder.resolve("00000001.jsonl");
        long whole = Files.size(segment);
        Files.writeString(segment, "{\"seq\":8,\"kind\":\"inte", StandardOpenOption.APPEND);
        assertThat(verify().unfinished()).isTrue();

        try (SegmentJournal journal = open()) {
            write(journal, 3, 2);
        }
        Verification found = verify();
        assertThat(found.firstBreak()).isEmpty();
        assertThat(found.intents()).isEqualTo(5);
        Path aside = folder.resolve("00000001.jsonl.torn-" + whole);
        assertThat(aside).hasContent("{\"seq\":8,\"kind\":\"inte");
        assertThat(mode(aside)).isEqualTo("rw-------");
    }

    @Test
    void open_afterDeathBeforeAHeader_writesItThen() throws Exception {
        try (SegmentJournal journal = open()) {
            write(journal, 0, 3);
        }
        Files.createFile(folder.resolve("00000002.jsonl"));
        try (SegmentJournal journal = open()) {
            write(journal, 3, 2);
        }
        assertThat(verify().firstBreak()).isEmpty();
        assertThat(verify().segments()).isEqualTo(2);
    }

    @Test
    void open_withDamagedLastLine_isRefusedAndLeavesTheEvidence() throws Exception {
        try (SegmentJournal journal = open()) {
            write(journal, 0, 3);
        }
        Path segment = folder.resolve("00000001.jsonl");
        String damaged = Files.readString(segment).replaceAll("789}}}\n$", "780}}}\n");
        Files.writeString(segment, damaged);
        assertThatThrownBy(this::open)
                .isInstanceOf(JournalUnavailableException.class)
                .hasMessageContaining("audit verify");
        assertThat(segment).hasContent(damaged);
    }

    @Test
    void files_areClosedToOthers() throws Exception {
        try (SegmentJournal journal = open()) {
            write(journal, 0, 1);
            assertThat(mode(folder.resolve("00000001.jsonl"))).isEqualTo("rw-------");
            assertThat(mode(folder.resolve("writer.lock"))).isEqualTo("rw-------");
            assertThat(mode(folder)).isEqualTo("rwx------");
        }
    }

    private static boolean write(Journal journal, int first, int count)
            throws JournalUnavailableException {
        for (int i = first; i < first + count; i++) {
            journal.reserve(Records.action("action-" + i)).complete(Records.OK);
        }
        return true;
    }

    private SegmentJournal open() throws JournalUnavailableException {
        return SegmentJournal.open(folder, JournalSettings.defaults(), InstantSource.system());
    }

    private Verification verify() throws IOException {
        return new JournalVerifier(folder).verify(0);
    }

    private List<JournalEntry> entries() throws IOException {
        return JournalCursor.first(folder).next(1_000_000);
    }

    private List<String> lines(int segment) throws IOException {
        return List.of(
                Files.readString(folder.resolve("0000000" + segment + ".jsonl"), UTF_8)
                        .split("\n"));
    }

    private static long pid() {
        return ProcessHandle.current().pid();
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
