package org.clawpatrol.proxy.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Continues the chain in the newest segment, one {@code write} a batch. Guarded by the journal's
 * lock.
 *
 * <p>A line that is in the file completely stays there for ever: readers may have seen it. So after
 * a failed write only the unfinished rest is cut off, and the complete lines count as written.
 */
final class SegmentWriter implements AutoCloseable {
    /** What goes to the disk at once: less than a millisecond's work of a processor. */
    private static final long PORTION_BYTES = 1 << 20;

    private final SegmentSource segments;
    private final JournalSettings settings;
    private final LineStamp stamp;
    private final ContentWriter contents;
    private final SegmentCare care;
    private final LineBuffer buffer = new LineBuffer();
    private final ChainDigest chains = new ChainDigest();
    private SegmentFile file;
    private Tail tail;
    private List<Step> unsettled = List.of();
    private long handedOver;

    /**
     * A line of the batch being written.
     *
     * @param after where the journal is continued once it is written
     */
    private record Step(PendingLine line, Tail after) {}

    SegmentWriter(
            SegmentSource segments,
            Tail tail,
            JournalSettings settings,
            LineStamp stamp,
            SegmentCare care)
            throws IOException {
        this.segments = segments;
        this.settings = settings;
        this.stamp = stamp;
        this.contents = new ContentWriter();
        this.care = care;
        this.tail = tail;
        this.handedOver = tail.length();
        this.file = segments.open(tail.number());
    }

    /** Writes the lines; after an exception each tells by itself whether it was written. */
    void write(List<PendingLine> lines) throws IOException {
        settle();
        rotate();
        unsettled = encode(lines);
        try {
            buffer.writeTo(file);
        } catch (IOException e) {
            settleAfter(e);
            throw e;
        }
        if (settings.durability() == Durability.POWER) {
            force(lines);
        }
        commit(unsettled.size());
        handOver();
    }

    private void handOver() {
        if (tail.length() - handedOver >= PORTION_BYTES) {
            care.grown(file, handedOver, tail.length());
            handedOver = tail.length();
        }
    }

    /** Ends a write that failed half-way. */
    void settle() throws IOException {
        if (unsettled.isEmpty()) {
            return;
        }
        long length = file.length();
        int whole = 0;
        while (whole < unsettled.size() && unsettled.get(whole).after().length() <= length) {
            whole++;
        }
        long kept = whole == 0 ? tail.length() : unsettled.get(whole - 1).after().length();
        file.truncate(kept);
        commit(whole);
    }

    @Override
    public void close() throws IOException {
        try (SegmentFile closing = file) {
            settle();
            closing.force();
        }
    }

    private void settleAfter(IOException failure) {
        try {
            settle();
        } catch (IOException e) {
            // Stays unsettled until the next write.
            failure.addSuppressed(e);
        }
    }

    private void force(List<PendingLine> lines) throws IOException {
        try {
            file.force();
        } catch (IOException e) {
            lines.forEach(line -> line.fail(e));
            settleAfter(e);
            throw e;
        }
    }

    private void commit(int steps) {
        for (Step step : unsettled.subList(0, steps)) {
            tail = step.after();
            step.line().succeed();
        }
        unsettled = List.of();
    }

    private void rotate() throws IOException {
        if (tail.length() < settings.segmentBytes()) {
            return;
        }
        SegmentFile full = file;
        file = segments.open(tail.number() + 1);
        tail = new Tail(tail.number() + 1, 0, tail.sequence(), tail.chain());
        handedOver = 0;
        care.full(full);
    }

    private List<Step> encode(List<PendingLine> lines) {
        buffer.clear();
        List<Step> steps = new ArrayList<>(lines.size() + 1);
        Tail before = tail;
        if (before.length() == 0) {
            byte[] header = contents.segment(before.number());
            PendingLine line = stamp.line(LineKind.SEGMENT, header);
            before = encode(line, before);
            steps.add(new Step(line, before));
        }
        for (PendingLine line : lines) {
            before = encode(line, before);
            steps.add(new Step(line, before));
        }
        return steps;
    }

    private Tail encode(PendingLine line, Tail before) {
        long sequence = before.sequence() + 1;
        byte[] chain =
                chains.of(before.chain(), sequence, line.kind(), line.at(), line.contentDigest());
        buffer.line(line, sequence, before.chain(), chain);
        return new Tail(before.number(), tail.length() + buffer.length(), sequence, chain);
    }
}
