package org.clawpatrol.proxy.protocol.http;

import java.util.Arrays;
import java.util.List;

/**
 * Byte strings to find and cover, all of them in one pass: Horspool's search with the window of the
 * shortest and, for each byte, the smallest skip of any (R. N. Horspool, "Practical fast searching
 * in strings", 1980; for sets: G. Navarro and M. Raffinot, "Flexible Pattern Matching in Strings",
 * 2002). One thread.
 */
final class MaskPatterns {
    private static final byte COVER = '*';
    private static final int LONGEST_SKIP = 127;

    private final List<byte[]> patterns;
    private final int shortest;
    private final byte[] skips = new byte[256];

    /** Takes the bytes over; none is empty. */
    MaskPatterns(List<byte[]> patterns) {
        this.patterns = patterns;
        int window = LONGEST_SKIP;
        for (byte[] pattern : patterns) {
            window = Math.min(window, pattern.length);
        }
        this.shortest = window;
        Arrays.fill(skips, (byte) window);
        for (byte[] pattern : patterns) {
            for (int i = 0; i < window - 1; i++) {
                int at = pattern[i] & 0xff;
                skips[at] = (byte) Math.min(skips[at], window - 1 - i);
            }
        }
    }

    boolean isEmpty() {
        return patterns.isEmpty();
    }

    /** No text below this length contains any. */
    int shortest() {
        return shortest;
    }

    /** What is longer does not fit a single one of them; 0 when there are none. */
    int longest() {
        int longest = 0;
        for (byte[] pattern : patterns) {
            longest = Math.max(longest, pattern.length);
        }
        return longest;
    }

    /** Overwrites every occurrence, those that overlap too; tells whether there was one. */
    boolean cover(byte[] text, int end) {
        int from = 0;
        int to = 0;
        int position = 0;
        while (position + shortest <= end) {
            int length = lengthAt(text, position, end);
            if (length > 0) {
                if (position > to) {
                    Arrays.fill(text, from, to, COVER);
                    from = position;
                } else if (to == 0) {
                    from = position;
                }
                to = Math.max(to, position + length);
            }
            position += skips[text[position + shortest - 1] & 0xff];
        }
        Arrays.fill(text, from, to, COVER);
        return to > 0;
    }

    /** Length of the longest end of the text that is a proper beginning of any. */
    int openEnd(byte[] text, int end) {
        int longest = 0;
        for (byte[] pattern : patterns) {
            int most = Math.min(pattern.length - 1, end);
            for (int length = most; length > longest; length--) {
                if (matches(pattern, length, text, end - length)) {
                    longest = length;
                }
            }
        }
        return longest;
    }

    void wipe() {
        patterns.forEach(pattern -> Arrays.fill(pattern, (byte) 0));
    }

    /** Length of the longest that stands here; 0 when none does. */
    private int lengthAt(byte[] text, int position, int end) {
        int longest = 0;
        for (byte[] pattern : patterns) {
            if (pattern.length > longest
                    && pattern.length <= end - position
                    && matches(pattern, pattern.length, text, position)) {
                longest = pattern.length;
            }
        }
        return longest;
    }

    private static boolean matches(byte[] pattern, int length, byte[] text, int position) {
        for (int i = 0; i < length; i++) {
            if (text[position + i] != pattern[i]) {
                return false;
            }
        }
        return true;
    }
}
