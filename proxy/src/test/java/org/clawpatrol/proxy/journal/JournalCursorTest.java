package org.clawpatrol.proxy.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalCursorTest {
    /** Three or four actions. */
    private static final long SMALL = 5_000;

    /** One action. */
    private static final long TINY = 1_500;

    @TempDir Path folder;

    @Test
    void lines_readInPortions_areThoseReadAtOnce() throws Exception {
        write(SMALL, 40);
        List<JournalEntry> all = JournalCursor.first(folder).next(1_000_000);
        Random random = new Random(1);
        for (int round = 0; round < 20; round++) {
            JournalCursor cursor = JournalCursor.first(folder);
            List<JournalEntry> read = new ArrayList<>();
            List<JournalEntry> portion = cursor.next(1 + random.nextInt(9));
            while (!portion.isEmpty()) {
                read.addAll(portion);
                if (random.nextBoolean()) {
                    cursor = JournalCursor.at(folder, cursor.segment(), cursor.offset());
                }
                portion = cursor.next(1 + random.nextInt(9));
            }
            assertThat(read).isEqualTo(all);
        }
    }

    @Test
    void lines_readWhileSegmentsFollowEachOther_areEachReadOnce() throws Exception {
        try (var threads = Executors.newSingleThreadExecutor()) {
            Future<Long> lines = threads.submit(() -> write(TINY, 3_000));
            JournalCursor cursor = JournalCursor.first(folder);
            List<Long> read = new ArrayList<>();
            boolean more = true;
            while (more) {
                boolean growing = !lines.isDone();
                List<JournalEntry> portion = cursor.next(1_000);
                portion.forEach(entry -> read.add(entry.sequence()));
                more = growing || !portion.isEmpty();
            }
            assertThat(read).isEqualTo(LongStream.rangeClosed(1, lines.get()).boxed().toList());
        }
    }

    @Test
    void line_thatIsBeingWritten_isReadOnceItIsWhole() throws Exception {
        write(SMALL, 1);
        Path segment = folder.resolve("00000001.jsonl");
        byte[] whole = Files.readAllBytes(segment);
        JournalCursor cursor = JournalCursor.first(folder);
        Files.write(segment, Arrays.copyOf(whole, whole.length - 1));
        assertThat(cursor.next(10)).hasSize(2);
        assertThat(cursor.next(10)).isEmpty();
        Files.write(segment, whole);
        assertThat(cursor.next(10)).singleElement().isInstanceOf(JournalEntry.Ended.class);
    }

    @Test
    void line_thatIsNotReadable_isSkipped() throws Exception {
        write(SMALL, 1);
        Path segment = folder.resolve("00000001.jsonl");
        Files.writeString(
                segment, "x\n" + Files.readString(segment), StandardOpenOption.TRUNCATE_EXISTING);
        assertThat(JournalCursor.first(folder).next(10)).hasSize(3);
    }

    @Test
    void segment_goneOrShorter_isReadFromTheFirstThereIs() throws Exception {
        write(SMALL, 40);
        int lines = JournalCursor.first(folder).next(1_000).size();
        Path second = folder.resolve("00000002.jsonl");

        JournalCursor shorter = JournalCursor.at(folder, "00000002.jsonl", Files.size(second) + 1);
        assertThat(shorter.next(1_000)).hasSize(lines);

        JournalCursor gone = JournalCursor.at(folder, "00000002.jsonl", 0);
        Files.delete(second);
        Files.delete(folder.resolve("00000001.jsonl"));
        assertThat(gone.next(1)).singleElement().isInstanceOf(JournalEntry.Blank.class);
        assertThat(gone.segment()).isEqualTo("00000003.jsonl");
    }

    @Test
    void folder_thatIsNotThereYet_hasNoLines() throws Exception {
        Path missing = folder.resolve("journal");
        JournalCursor cursor = JournalCursor.first(missing);
        assertThat(cursor.next(10)).isEmpty();
        assertThat(cursor.written()).isZero();
    }

    @Test
    void written_growsByWhatTheJournalGets() throws Exception {
        JournalCursor cursor = JournalCursor.first(folder);
        long before = cursor.written();
        write(SMALL, 1);
        assertThat(settled(cursor) - before).isEqualTo(size());
        for (int round = 0; round < 10; round++) {
            long read = cursor.written();
            long size = size();
            write(SMALL, 5);
            assertThat(settled(cursor) - read).isEqualTo(size() - size);
        }
    }

    @Test
    void written_ofAJournalThatBeganAnew_growsFromThere() throws Exception {
        write(SMALL, 40);
        JournalCursor cursor = JournalCursor.first(folder);
        cursor.written();
        for (int number : new SegmentFolder(folder).numbers()) {
            Files.delete(folder.resolve(SegmentFolder.name(number)));
        }
        write(SMALL, 1);
        long anew = cursor.written();
        long size = size();
        write(SMALL, 10);
        assertThat(settled(cursor) - anew).isEqualTo(size() - size);
    }

    /** A segment that grew may have been followed by another; that shows when it stops. */
    private static long settled(JournalCursor cursor) throws IOException {
        long written = cursor.written();
        long again = cursor.written();
        while (again != written) {
            written = again;
            again = cursor.written();
        }
        return written;
    }

    private long size() throws IOException {
        SegmentFolder segments = new SegmentFolder(folder);
        long size = 0;
        for (int number : segments.numbers()) {
            size += segments.length(number);
        }
        return size;
    }

    /** Returns how many lines the journal has when only this wrote it. */
    private long write(long segmentBytes, int actions) throws Exception {
        try (SegmentJournal journal =
                SegmentJournal.open(
                        folder,
                        new JournalSettings(segmentBytes, Durability.PROCESS),
                        InstantSource.system())) {
            for (int i = 0; i < actions; i++) {
                journal.reserve(Records.action("action-" + i)).complete(Records.OK);
            }
        }
        return new JournalVerifier(folder).verify(0).lines();
    }
}
