package org.clawpatrol.proxy.protocol.http.mask;

import java.util.Arrays;

/** Stretches of a text, each from its first byte to behind its last. Reused; one thread. */
final class Spans {
    private long[] spans = new long[8];
    private int count;

    void clear() {
        count = 0;
    }

    void add(int from, int to) {
        if (count == spans.length) {
            spans = Arrays.copyOf(spans, 2 * count);
        }
        spans[count++] = ((long) from << Integer.SIZE) | to;
    }

    /** Puts them in order and joins those that overlap. */
    void settle() {
        if (count < 2) {
            return;
        }
        Arrays.sort(spans, 0, count);
        int last = 0;
        for (int i = 1; i < count; i++) {
            int from = from(i);
            int to = to(i);
            if (from < to(last)) {
                spans[last] = ((long) from(last) << Integer.SIZE) | Math.max(to(last), to);
            } else {
                spans[++last] = ((long) from << Integer.SIZE) | to;
            }
        }
        count = last + 1;
    }

    int count() {
        return count;
    }

    int from(int index) {
        return (int) (spans[index] >>> Integer.SIZE);
    }

    int to(int index) {
        return (int) spans[index];
    }
}
