package org.clawpatrol.proxy.protocol.http.mask;

import java.util.Arrays;
import java.util.List;

/**
 * Byte strings to find, all of them in one pass: the search of S. Wu and U. Manber ("A Fast
 * Algorithm for Multi-Pattern Searching", 1994) with the window of the shortest, and for each pair
 * of bytes the smallest skip of any. Immutable until wiped; safe to share.
 */
final class MaskPatterns {
    private static final int LONGEST_SKIP = 127;
    private static final int PAIR = 2;
    private static final int TABLE = 1 << 12;

    private final byte[][] patterns;
    private final int shortest;
    private final int longest;
    private final byte[] skips = new byte[TABLE];

    /**
     * @param patterns taken over; none is shorter than two bytes
     */
    MaskPatterns(List<byte[]> patterns) {
        this.patterns = patterns.toArray(new byte[0][]);
        int window = LONGEST_SKIP;
        int most = 0;
        for (byte[] pattern : patterns) {
            window = Math.min(window, pattern.length);
            most = Math.max(most, pattern.length);
        }
        this.shortest = window;
        this.longest = most;
        Arrays.fill(skips, (byte) (window - 1));
        for (byte[] pattern : patterns) {
            for (int i = 0; i + PAIR <= window; i++) {
                int at = pair(pattern, i);
                skips[at] = (byte) Math.min(skips[at], window - PAIR - i);
            }
        }
    }

    private static int pair(byte[] text, int at) {
        return ((text[at] << 5) ^ text[at + 1]) & (TABLE - 1);
    }

    boolean isEmpty() {
        return patterns.length == 0;
    }

    /** No text below this length contains any. */
    int shortest() {
        return shortest;
    }

    /** Length of the longest; 0 when there are none. */
    int longest() {
        return longest;
    }

    /** Tells where each stands that lies before the end, those that overlap too. */
    void find(byte[] text, int end, Spans found) {
        if (isEmpty()) {
            return;
        }
        int last = end - PAIR;
        int position = shortest - PAIR;
        while (position <= last) {
            int skip = skips[pair(text, position)];
            if (skip == 0) {
                int start = position - (shortest - PAIR);
                int length = lengthAt(text, start, end);
                if (length > 0) {
                    found.add(start, start + length);
                }
                skip = 1;
            }
            position += skip;
        }
    }

    /** Length of the longest end of the text that is a proper beginning of any. */
    int openEnd(byte[] text, int end) {
        int most = 0;
        for (byte[] pattern : patterns) {
            for (int length = Math.min(pattern.length - 1, end); length > most; length--) {
                if (text[end - length] == pattern[0]
                        && Arrays.equals(text, end - length, end, pattern, 0, length)) {
                    most = length;
                }
            }
        }
        return most;
    }

    void wipe() {
        for (byte[] pattern : patterns) {
            Arrays.fill(pattern, (byte) 0);
        }
        Arrays.fill(skips, (byte) 0);
    }

    /** Length of the longest that stands here; 0 when none does. */
    private int lengthAt(byte[] text, int start, int end) {
        int most = 0;
        for (byte[] pattern : patterns) {
            int to = start + pattern.length;
            if (pattern.length > most
                    && to <= end
                    && text[start] == pattern[0]
                    && Arrays.equals(text, start, to, pattern, 0, pattern.length)) {
                most = pattern.length;
            }
        }
        return most;
    }
}
