package org.clawpatrol.proxy.journal;

import java.io.IOException;
import java.util.List;

/**
 * Counts what a journal has had, asked again and again while it grows. As long as the newest
 * segment grows there is no other to ask for, so that costs one look at its length. One thread.
 */
final class SegmentGrowth {
    private final SegmentFolder folder;
    private int newest;
    private long before;
    private long length;

    SegmentGrowth(SegmentFolder folder) {
        this.folder = folder;
    }

    /** Bytes; only what it has become more by means something. Less for one that began anew. */
    long bytes() throws IOException {
        long now = folder.length(newest);
        if (now == 0 || now < length) {
            beginAnew();
        } else if (now > length) {
            length = now;
        } else {
            moveOn();
        }
        return before + length;
    }

    private void beginAnew() throws IOException {
        List<Integer> numbers = folder.numbers();
        newest = numbers.isEmpty() ? 0 : numbers.getLast();
        before = 0;
        length = folder.length(newest);
    }

    /** To segments made since; the ones before them grow no more. */
    private void moveOn() throws IOException {
        while (folder.has(newest + 1)) {
            before += folder.length(newest);
            newest++;
        }
        length = folder.length(newest);
    }
}
