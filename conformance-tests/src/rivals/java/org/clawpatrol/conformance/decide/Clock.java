package org.clawpatrol.conformance.decide;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;

/** Times one question after the other, in random order. One thread. */
final class Clock {
    private static final int MOST = 500_000;
    private static final int PAIRS = 200_000;
    private static final long SLICE = 1_000_000_000;
    private static final long LONGEST_WARM_UP = 60 * SLICE;
    private static final int CALM_SLICES = 8;
    private static final double FASTER = 0.95;

    private final int actions;
    private final long timer;
    private final SplittableRandom random = new SplittableRandom(1);
    private final long[] nanos = new long[MOST];

    /** How many answers were yes: counted, so that no question can be optimised away. */
    private long yes;

    Clock(int actions) {
        this.actions = actions;
        measure(_ -> true, Long.MAX_VALUE, PAIRS);
        this.timer = measure(_ -> true, Long.MAX_VALUE, PAIRS)[PAIRS / 2];
    }

    /** Asks until it gets no faster: code that was generated from a module takes its time. */
    void warmUp(IntPredicate question) {
        long start = System.nanoTime();
        double best = Double.MAX_VALUE;
        int calm = 0;
        while (calm < CALM_SLICES && System.nanoTime() - start < LONGEST_WARM_UP) {
            long[] sorted = measure(question, SLICE, MOST);
            double median = (double) sorted[sorted.length / 2];
            calm = median < best * FASTER ? 0 : calm + 1;
            best = Math.min(best, median);
        }
    }

    /** The times of questions for a while, in ascending order. */
    long[] measure(IntPredicate question, long time) {
        long[] sorted = measure(question, time, Integer.MAX_VALUE);
        return Arrays.stream(sorted).map(each -> Math.max(0, each - timer)).toArray();
    }

    /**
     * @param most questions; beyond what can be kept, the oldest times are forgotten
     */
    private long[] measure(IntPredicate question, long time, int most) {
        long start = System.nanoTime();
        int count = 0;
        long now;
        do {
            int action = random.nextInt(actions);
            long from = System.nanoTime();
            boolean answer = question.test(action);
            now = System.nanoTime();
            nanos[count % MOST] = now - from;
            yes += answer ? 1 : 0;
            count++;
        } while (count < most && now - start < time);
        long[] sorted = Arrays.copyOf(nanos, Math.min(count, MOST));
        Arrays.sort(sorted);
        return sorted;
    }

    long yes() {
        return yes;
    }
}
