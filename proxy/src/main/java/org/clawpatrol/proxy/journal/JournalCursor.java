package org.clawpatrol.proxy.journal;

import java.io.IOException;
import java.nio.file.Files;
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
    private final ContentReader contents = new ContentReader();
    private int number;
    private long offset;
    private long read;

    private JournalCursor(Path folder, int number, long offset) {
        this.folder = new SegmentFolder(folder);
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

    /** Bytes that were read, and those that wait to be; grows as the journal does. */
    public long written() throws IOException {
        long waiting = -offset;
        for (int each : folder.numbers()) {
            waiting += each < number ? 0 : folder.length(each);
        }
        return read + Math.max(0, waiting);
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
            // Asked first: once there is a following segment, this one grows no more.
            Optional<Integer> following = following();
            if (!present()) {
                if (!restart()) {
                    return entries;
                }
                continue;
            }
            read(entries, limit);
            if (entries.size() < limit) {
                if (following.isEmpty()) {
                    return entries;
                }
                number = following.get();
                offset = 0;
            }
        }
        return entries;
    }

    private void read(List<JournalEntry> entries, int limit) throws IOException {
        try (var lines = new SegmentLines(folder.file(number), offset)) {
            while (entries.size() < limit && lines.advance()) {
                Optional<JournalEntry> entry =
                        LineParser.parse(lines.line()).flatMap(contents::entry);
                entry.ifPresent(entries::add);
                if (entry.isEmpty()) {
                    LOG.error("journal: {} is not readable at byte {}", segment(), offset);
                }
                read += lines.end() - offset;
                offset = lines.end();
            }
        }
    }

    private boolean present() throws IOException {
        Path file = folder.file(number);
        return Files.exists(file) && Files.size(file) >= offset;
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
