package org.clawpatrol.proxy.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.clawpatrol.proxy.journal.Verification.Break;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalVerifierTest {
    @TempDir Path folder;
    private Path first;

    @BeforeEach
    void write() throws Exception {
        first = folder.resolve("00000001.jsonl");
        try (SegmentJournal journal =
                SegmentJournal.open(
                        folder,
                        new JournalSettings(6000, Durability.PROCESS),
                        InstantSource.system())) {
            for (int i = 0; i < 20; i++) {
                journal.reserve(Records.action("action-" + i)).complete(Records.OK);
            }
        }
        assertThat(verify().firstBreak()).isEmpty();
        assertThat(verify().segments()).isGreaterThan(2);
    }

    @Test
    void bit_flippedAnywhere_isFound() throws Exception {
        byte[] intact = Files.readAllBytes(first);
        var random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] flipped = intact.clone();
            int at = random.nextInt(flipped.length);
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(first, flipped);
            assertThat(verify().firstBreak()).as("byte %d", at).isPresent();
        }
    }

    @Test
    void content_changed_isFoundAtItsLine() throws Exception {
        Files.writeString(first, Files.readString(first).replaceFirst("\"GET\"", "\"PUT\""));
        assertThat(verify().firstBreak())
                .contains(new Break("00000001.jsonl", 2, "the line was changed"));
    }

    @Test
    void line_deleted_isFound() throws Exception {
        List<String> lines = lines();
        lines.remove(2);
        Files.write(first, lines);
        assertThat(verify().firstBreak())
                .contains(new Break("00000001.jsonl", 3, "line 3 expected, line 4 found"));
    }

    @Test
    void lines_swapped_areFound() throws Exception {
        List<String> lines = lines();
        lines.add(2, lines.remove(3));
        Files.write(first, lines);
        assertThat(verify().firstBreak().orElseThrow().line()).isEqualTo(3);
    }

    @Test
    void line_laidOutDifferently_isFound() throws Exception {
        Files.writeString(first, Files.readString(first).replaceFirst("\"seq\":3", "\"seq\": 3"));
        assertThat(verify().firstBreak().orElseThrow().problem()).contains("not one the journal");
    }

    @Test
    void segment_deleted_isFound() throws Exception {
        Files.delete(folder.resolve("00000002.jsonl"));
        assertThat(verify().firstBreak())
                .contains(new Break("00000002.jsonl", 0, "the segment is missing"));
    }

    @Test
    void firstSegment_deleted_isFound() throws Exception {
        Files.delete(first);
        assertThat(verify().firstBreak())
                .contains(new Break("00000001.jsonl", 0, "the segment is missing"));
    }

    @Test
    void segments_exchanged_areFound() throws Exception {
        Path second = folder.resolve("00000002.jsonl");
        byte[] swapped = Files.readAllBytes(second);
        Files.write(second, Files.readAllBytes(first));
        Files.write(first, swapped);
        assertThat(verify().firstBreak()).isPresent();
    }

    @Test
    void end_cutOff_isFoundAgainstTheStore() throws Exception {
        long filed = verify().lines();
        int last = verify().segments();
        Files.delete(folder.resolve(SegmentFolder.name(last)));
        assertThat(verify().firstBreak()).isEmpty();
        assertThat(new JournalVerifier(folder).verify(filed).firstBreak().orElseThrow().problem())
                .contains("its end was cut off");
    }

    @Test
    void content_erasedByRetention_keepsTheChain() throws Exception {
        replace(2, Lines.erased(lines().get(1)));
        Verification found = verify();
        assertThat(found.firstBreak()).isEmpty();
        assertThat(found.erased()).isEqualTo(1);
    }

    @Test
    void content_erasedWithoutItsDigest_isFound() throws Exception {
        replace(2, lines().get(1).replaceFirst("\"content\":.*", "\"content\":null}"));
        assertThat(verify().firstBreak())
                .contains(new Break("00000001.jsonl", 2, "the line was changed"));
    }

    @Test
    void linesOfOlderVersions_areIntactAndContinued() throws Exception {
        Files.write(first, lines().stream().map(Lines::older).toList());
        assertThat(verify().firstBreak()).isEmpty();
        long before = verify().lines();
        Path last = folder.resolve(SegmentFolder.name(verify().segments()));
        Files.write(last, Files.readAllLines(last).stream().map(Lines::older).toList());
        try (SegmentJournal journal =
                SegmentJournal.open(folder, JournalSettings.defaults(), InstantSource.system())) {
            journal.reserve(Records.action("later")).complete(Records.OK);
        }
        assertThat(verify().firstBreak()).isEmpty();
        assertThat(verify().lines()).isGreaterThan(before);
    }

    @Test
    void contentOfAnOlderLine_changed_isFound() throws Exception {
        replace(2, Lines.older(lines().get(1)).replaceFirst("\"GET\"", "\"PUT\""));
        assertThat(verify().firstBreak())
                .contains(new Break("00000001.jsonl", 2, "the content was changed"));
    }

    @Test
    void digestOfAnOlderLine_changed_isFound() throws Exception {
        replace(2, Lines.withDigest(lines().get(1), "0".repeat(64)));
        assertThat(verify().firstBreak())
                .contains(new Break("00000001.jsonl", 2, "the line was changed"));
    }

    /**
     * @param number from 1
     */
    private void replace(int number, String line) throws IOException {
        List<String> lines = lines();
        lines.set(number - 1, line);
        Files.write(first, lines);
    }

    @Test
    void folder_absent_isAnEmptyJournal() throws Exception {
        Verification found = new JournalVerifier(folder.resolve("none")).verify(0);
        assertThat(found.lines()).isZero();
        assertThat(found.intact()).isTrue();
    }

    private Verification verify() throws IOException {
        return new JournalVerifier(folder).verify(0);
    }

    private List<String> lines() throws IOException {
        return new ArrayList<>(Files.readAllLines(first));
    }
}
