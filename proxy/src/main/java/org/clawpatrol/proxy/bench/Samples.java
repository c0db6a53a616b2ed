package org.clawpatrol.proxy.bench;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Times taken, each with the number of the action it was taken for. One thread. */
final class Samples {
    private final long[] nanos;
    private final int[] actions;
    private int count;

    Samples(int most) {
        this.nanos = new long[most];
        this.actions = new int[most];
    }

    void add(int action, long time) {
        nanos[count] = time;
        actions[count] = action;
        count++;
    }

    int count() {
        return count;
    }

    boolean hasRoomFor(int more) {
        return count + more <= nanos.length;
    }

    void clear() {
        count = 0;
    }

    /** How all times are distributed. */
    Distribution distribution(long timer) {
        return distribution(_ -> true, timer);
    }

    /**
     * How the times of some actions are distributed.
     *
     * @param timer what reading the clock costs, which is taken off each
     */
    Distribution distribution(IntPredicate which, long timer) {
        long[] chosen =
                IntStream.range(0, count)
                        .filter(i -> which.test(actions[i]))
                        .mapToLong(i -> Math.max(0, nanos[i] - timer))
                        .toArray();
        Arrays.sort(chosen);
        return Distribution.ofSorted(chosen);
    }
}
