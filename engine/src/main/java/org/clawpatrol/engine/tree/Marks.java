package org.clawpatrol.engine.tree;

import java.util.Arrays;

/**
 * Sets of small numbers, opened one inside the other; memory is kept and used again. One thread.
 */
final class Marks {
    private long[] words = new long[16];
    private int used;

    /**
     * Opens an empty set above the ones that are open.
     *
     * @param size numbers from 0 below this can be in it
     * @return what it is known by until it is closed
     */
    int open(int size) {
        int base = used;
        used += (size + Long.SIZE - 1) / Long.SIZE;
        if (used > words.length) {
            words = Arrays.copyOf(words, Math.max(used, 2 * words.length));
        }
        Arrays.fill(words, base, used, 0);
        return base;
    }

    /** Closes a set and those above it. */
    void close(int base) {
        used = base;
    }

    /** Puts a number in; whether it was not there before. */
    boolean add(int base, int number) {
        int word = base + number / Long.SIZE;
        long bit = 1L << (number % Long.SIZE);
        boolean added = (words[word] & bit) == 0;
        words[word] |= bit;
        return added;
    }
}
