package org.clawpatrol.proxy.journal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a journal from a position on, also while it is being written. One thread. */
public final class JournalCursor {
    private static final Logger LOG = LoggerFactory.getLogger(JournalCursor.class);

    private final SegmentFolder folder;
    private final SegmentGrowth growth;
    private final ContentReader contents = new ContentReader();
    private int number;
    private long offset;

    private JournalCursor(Path folder, int number, long offset) {
        this.folder = new SegmentFolder(folder);
        this.growth = new SegmentGrowth(this.folder);
        this.number = number;
        this.offset = offset;
    }

    /** Before the first line. */
    public static JournalCursor first(Path folder) {
        return new JournalCursor(folder, 1, 0);
    }

    /**
     * Where an earlier cursor stood.
     *
     * @param segment as {@link #segment} gave it
     */
    public static JournalCursor at(Path folder, String segment, long offset) {
        return new JournalCursor(folder, SegmentFolder.number(segment), offset);
    }

    /** File name of the segment being read. */
    public String segment() {
        return SegmentFolder.name(number);
    }

    /** Bytes of the segment that were read. */
    public long offset() {
        return offset;
    }

    /** Bytes that the journal has had, counted from some point on; grows as the journal does. */
    public long written() throws IOException {
        return growth.bytes();
    }

    /**
     * The next lines; none when all that is written was read. A line that is not readable is logged
     * and skipped.
     *
     * @param limit most lines to return, at least 1
     */
    public List<JournalEntry> next(int limit) throws IOException {
        List<JournalEntry> entries = new ArrayList<>();
        while (entries.size() < limit) {
            if (!read(entries, limit)) {
                if (!restart()) {
                    return entries;
                }
            } else if (entries.size() < limit && !moveOn(entries, limit)) {
                return entries;
            }
        }
        return entries;
    }

    /** False when the segment is gone or shorter than what was read of it. */
    private boolean read(List<JournalEntry> entries, int limit) throws IOException {
        try (var lines = new SegmentLines(folder.file(number), offset)) {
            while (entries.size() < limit && lines.advance()) {
                Optional<JournalEntry> entry =
                        LineParser.parse(lines.line()).flatMap(contents::entry);
                if (entry.isPresent()) {
                    entries.add(entry.get());
                } else {
                    LOG.error("journal: {} is not readable at byte {}", segment(), offset);
                }
                offset = lines.end();
            }
            return true;
        } catch (NoSuchFileException | EOFException e) {
            return false;
        }
    }

    /**
     * Turns to the following segment; false when there is none. Once there is one, the segment
     * before it grows no more, so what that got since it was read is read first.
     */
    private boolean moveOn(List<JournalEntry> entries, int limit) throws IOException {
        Optional<Integer> following = following();
        if (following.isEmpty()) {
            return false;
        }
        if (read(entries, limit) && entries.size() < limit) {
            number = following.get();
            offset = 0;
        }
        return true;
    }

    /** Begins at the first segment there is; false when there is none that could be read. */
    private boolean restart() throws IOException {
        List<Integer> numbers = folder.numbers();
        if (numbers.isEmpty()) {
            return false;
        }
        LOG.error("journal: {} is gone or shorter than it was; reading it all again", segment());
        number = numbers.getFirst();
        offset = 0;
        return true;
    }

    private Optional<Integer> following() throws IOException {
        return folder.numbers().stream().filter(other -> other > number).findFirst();
    }
}
