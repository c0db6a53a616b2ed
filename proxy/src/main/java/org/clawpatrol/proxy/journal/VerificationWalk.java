package org.clawpatrol.proxy.journal;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.proxy.journal.Verification.Break;
import org.jspecify.annotations.Nullable;

/** Counts and checks lines in order. One thread. */
final class VerificationWalk {
    private final ContentWriter contents = new ContentWriter();
    private final Map<LineKind, Long> counts = new EnumMap<>(LineKind.class);
    private long sequence;
    private byte[] chain = Digests.origin();
    private int segments;
    private long erased;
    private boolean unfinished;
    private @Nullable Break firstBreak;

    boolean broken() {
        return firstBreak != null;
    }

    long sequence() {
        return sequence;
    }

    void beginSegment() {
        segments++;
    }

    void unfinished() {
        unfinished = true;
    }

    void breakAt(String file, long line, String problem) {
        firstBreak = new Break(file, line, problem);
    }

    /**
     * @param number of the segment
     * @param lineNumber within the segment, from 1
     */
    void line(int number, long lineNumber, byte[] bytes) {
        String file = SegmentFolder.name(number);
        Optional<Line> parsed = LineParser.parse(bytes);
        if (parsed.isEmpty()) {
            breakAt(file, lineNumber, "the line is not one the journal writes");
            return;
        }
        Line line = parsed.get();
        Optional<String> problem =
                problem(line).or(() -> headerProblem(line, number, lineNumber == 1));
        if (problem.isPresent()) {
            breakAt(file, lineNumber, problem.get());
            return;
        }
        sequence = line.sequence();
        chain = line.chain();
        counts.merge(line.kind(), 1L, Long::sum);
        erased += line.erased() ? 1 : 0;
    }

    Verification result() {
        return new Verification(
                segments,
                sequence,
                count(LineKind.INTENT),
                count(LineKind.OUTCOME),
                count(LineKind.REFUSED),
                count(LineKind.RESUMED),
                erased,
                unfinished,
                HexFormat.of().formatHex(chain),
                Optional.ofNullable(firstBreak));
    }

    private Optional<String> problem(Line line) {
        if (line.sequence() != sequence + 1) {
            return Optional.of(
                    "line " + (sequence + 1) + " expected, line " + line.sequence() + " found");
        }
        if (!Arrays.equals(line.previous(), chain)) {
            return Optional.of("it does not continue the line before it");
        }
        if (!line.chainIntact()) {
            return Optional.of("the line was changed");
        }
        return line.contentIntact() ? Optional.empty() : Optional.of("the content was changed");
    }

    private Optional<String> headerProblem(Line line, int number, boolean first) {
        if (first != (line.kind() == LineKind.SEGMENT)) {
            return Optional.of("a segment begins with its header, and only there is one");
        }
        return first && !Arrays.equals(line.content(), contents.segment(number))
                ? Optional.of("the header is that of another segment")
                : Optional.empty();
    }

    private long count(LineKind kind) {
        return counts.getOrDefault(kind, 0L);
    }
}
