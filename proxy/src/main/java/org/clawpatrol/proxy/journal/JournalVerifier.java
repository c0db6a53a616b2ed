package org.clawpatrol.proxy.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Checks a whole journal: order, chain, contents, missing segments. Finds every change but one: a
 * person who can write the folder may replace the journal by another consistent one, or cut its
 * end; compare the head with a copy kept elsewhere. Also works while the journal is being written.
 */
public final class JournalVerifier {
    private final SegmentFolder folder;

    public JournalVerifier(Path folder) {
        this.folder = new SegmentFolder(folder);
    }

    /**
     * @param filed number of the last line the store has filed, 0 when unknown; a journal that ends
     *     before it was cut
     * @throws IOException when a segment cannot be read
     */
    public Verification verify(long filed) throws IOException {
        var walk = new VerificationWalk();
        List<Integer> numbers = folder.numbers();
        for (int i = 0; i < numbers.size() && !walk.broken(); i++) {
            if (numbers.get(i) == i + 1) {
                segment(walk, i + 1, i + 1 == numbers.size());
            } else {
                walk.breakAt(SegmentFolder.name(i + 1), 0, "the segment is missing");
            }
        }
        if (!walk.broken() && walk.sequence() < filed) {
            String last = SegmentFolder.name(Math.max(1, numbers.size()));
            walk.breakAt(
                    last,
                    0,
                    "the journal ends at line "
                            + walk.sequence()
                            + " although line "
                            + filed
                            + " was filed: its end was cut off");
        }
        return walk.result();
    }

    private void segment(VerificationWalk walk, int number, boolean last) throws IOException {
        walk.beginSegment();
        try (var lines = new SegmentLines(folder.file(number), 0)) {
            long lineNumber = 0;
            while (!walk.broken() && lines.advance()) {
                lineNumber++;
                walk.line(number, lineNumber, lines.line());
            }
            if (walk.broken() || (!lines.torn() && lineNumber > 0)) {
                return;
            }
            if (last) {
                walk.unfinished();
            } else {
                walk.breakAt(
                        SegmentFolder.name(number), lineNumber + 1, "the line is not complete");
            }
        }
    }
}
