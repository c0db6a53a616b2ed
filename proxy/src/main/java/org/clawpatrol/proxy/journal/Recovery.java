package org.clawpatrol.proxy.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.clawpatrol.proxy.file.PrivateFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds where a journal is continued. What a killed writer left unfinished at the very end is moved
 * aside; any other damage is evidence, so it is left alone and the journal is not continued.
 */
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final SegmentFolder folder;

    Recovery(SegmentFolder folder) {
        this.folder = folder;
    }

    Tail run() throws IOException {
        List<Integer> numbers = folder.numbers();
        if (numbers.isEmpty()) {
            return new Tail(1, 0, 0, Digests.origin());
        }
        int last = numbers.getLast();
        long length = cutTorn(folder.file(last));
        if (length > 0) {
            return tail(last, length, lastLine(last));
        }
        if (last == 1) {
            return new Tail(1, 0, 0, Digests.origin());
        }
        // Killed between making a segment and writing its first line.
        return tail(last, 0, lastLine(last - 1));
    }

    private static Tail tail(int number, long length, Line line) {
        return new Tail(number, length, line.sequence(), line.chain());
    }

    private Line lastLine(int number) throws IOException {
        Path file = folder.file(number);
        try (var end = new SegmentEnd(file)) {
            if (end.whole() == 0 || end.whole() < end.length()) {
                throw damaged(file);
            }
            return LineParser.parse(end.lastLine())
                    .filter(line -> line.chainIntact() && line.contentIntact())
                    .orElseThrow(() -> damaged(file));
        }
    }

    private static IOException damaged(Path file) {
        return new IOException(
                "the last line of `"
                        + file
                        + "` is damaged; see `clawpatrol audit verify`, keep the folder as"
                        + " evidence and move it away to begin a new journal");
    }

    /** Returns the length of what stays. */
    private static long cutTorn(Path file) throws IOException {
        long whole;
        byte[] torn;
        try (var end = new SegmentEnd(file)) {
            whole = end.whole();
            torn = end.read(whole, end.length());
        }
        if (torn.length > 0) {
            Path aside = file.resolveSibling(file.getFileName() + ".torn-" + whole);
            PrivateFile.prepare(aside);
            Files.write(aside, torn, StandardOpenOption.APPEND);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(whole);
            }
            LOG.warn("journal: an unfinished line of {} bytes was moved to {}", torn.length, aside);
        }
        return whole;
    }
}
