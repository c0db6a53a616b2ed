package org.clawpatrol.proxy.journal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Reads the actions of a journal or of a copy of one, once and in order, one line in memory at a
 * time. Takes no lock and writes nothing, so a gateway may be writing meanwhile. What cannot be
 * read is counted. One thread.
 */
public final class RecordReader {
    private static final String FOLDER = "journal";
    private static final byte[] OUTCOME = "{\"id\":".getBytes(StandardCharsets.US_ASCII);

    private final List<Path> files;
    private final Instant since;
    private final ContentReader contents = new ContentReader();
    private long earlier;
    private long erased;
    private long unreadable;
    private long unfinished;
    private long bytes;

    /**
     * What was not read.
     *
     * @param earlier records before the time that reading began at
     * @param erased records whose content retention removed
     * @param unreadable lines that are no records, and files that could not be read to their end
     * @param unfinished lines that were being written
     */
    public record Unread(long earlier, long erased, long unreadable, long unfinished) {

        /** The counts by the names that JSON has for them, always in the same order. */
        public Map<String, Long> byName() {
            Map<String, Long> counts = new LinkedHashMap<>();
            counts.put("earlier", earlier);
            counts.put("erased", erased);
            counts.put("unreadable", unreadable);
            counts.put("unfinished", unfinished);
            return counts;
        }
    }

    private RecordReader(List<Path> files, Instant since) {
        this.files = files;
        this.since = since;
    }

    /**
     * @param source a state directory, a journal's folder, one segment, or a copy of the records
     * @throws NoSuchFileException when there is no journal
     */
    public static RecordReader of(Path source, Instant since) throws IOException {
        if (Files.isRegularFile(source)) {
            return new RecordReader(List.of(source), since);
        }
        Path inside = source.resolve(FOLDER);
        SegmentFolder folder = new SegmentFolder(Files.isDirectory(inside) ? inside : source);
        List<Path> files = folder.numbers().stream().map(folder::file).toList();
        if (files.isEmpty() && !Files.isDirectory(inside)) {
            throw new NoSuchFileException(source.toString());
        }
        return new RecordReader(files, since);
    }

    /** Bytes there were when this was asked. */
    public long size() {
        return files.stream().map(Path::toFile).mapToLong(File::length).sum();
    }

    /**
     * @param progress gets the bytes read so far, after each line
     */
    public Unread read(Consumer<ActionRecord> actions, LongConsumer progress) {
        for (Path file : files) {
            try (var lines = new SegmentLines(file, 0)) {
                while (lines.advance()) {
                    byte[] line = lines.line();
                    bytes += line.length + 1L;
                    read(line).ifPresent(actions);
                    progress.accept(bytes);
                }
                unfinished += lines.torn() ? 1 : 0;
            } catch (IOException e) {
                unreadable++;
            }
        }
        return new Unread(earlier, erased, unreadable, unfinished);
    }

    private Optional<ActionRecord> read(byte[] bytes) {
        Optional<Line> line = LineParser.parse(bytes);
        return line.isPresent() ? inJournal(line.get()) : inCopy(bytes);
    }

    private Optional<ActionRecord> inJournal(Line line) {
        return switch (line.kind()) {
            case SEGMENT, RESUMED, OUTCOME -> Optional.empty();
            case INTENT, REFUSED -> {
                if (line.erased()) {
                    erased++;
                    yield Optional.empty();
                }
                if (isEarlier(line.at())) {
                    earlier++;
                    yield Optional.empty();
                }
                yield action(line.content());
            }
        };
    }

    private Optional<ActionRecord> inCopy(byte[] content) {
        return startsLikeOutcome(content) ? Optional.empty() : action(content);
    }

    /** A line is written after its action was decided, never before. */
    private boolean isEarlier(String written) {
        try {
            return Instant.parse(written).isBefore(since);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private Optional<ActionRecord> action(byte[] content) {
        Optional<ActionRecord> found = contents.action(content);
        if (found.isEmpty()) {
            unreadable++;
            return found;
        }
        if (found.get().at().isBefore(since)) {
            earlier++;
            return Optional.empty();
        }
        return found;
    }

    private static boolean startsLikeOutcome(byte[] content) {
        for (int i = 0; i < OUTCOME.length; i++) {
            if (i >= content.length || content[i] != OUTCOME[i]) {
                return false;
            }
        }
        return true;
    }
}
