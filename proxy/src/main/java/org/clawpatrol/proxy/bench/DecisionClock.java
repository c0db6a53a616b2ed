package org.clawpatrol.proxy.bench;

import java.util.List;
import org.clawpatrol.engine.policy.Decision;
import org.jspecify.annotations.Nullable;

/**
 * Times decisions, each by itself, in random order. Warming up and measuring go through the same
 * loop, so that what was compiled for the one serves the other. One thread.
 */
final class DecisionClock {
    private static final long SLICE = 100_000_000;
    private static final int CALM_SLICES = 6;
    private static final double FASTER = 0.97;

    private final Question[] questions;
    private final RandomOrder order;
    private final Samples samples;

    /** Kept, so that no decision can be optimised away. */
    private @Nullable Decision last;

    DecisionClock(List<Question> questions, Samples samples, long seed) {
        this.questions = questions.toArray(Question[]::new);
        this.order = new RandomOrder(questions.size(), seed);
        this.samples = samples;
    }

    /** Decides until it gets no faster, and for no longer than this; the time it took. */
    long warmUp(long most) {
        long start = System.nanoTime();
        double best = Double.MAX_VALUE;
        int calm = 0;
        while (calm < CALM_SLICES && System.nanoTime() - start < most) {
            double slice = slice(Math.min(SLICE, most));
            calm = slice < best * FASTER ? 0 : calm + 1;
            best = Math.min(best, slice);
        }
        samples.clear();
        return System.nanoTime() - start;
    }

    /** Times decisions until the time is over or the samples are full. */
    void measure(long most) {
        samples.clear();
        long start = System.nanoTime();
        do {
            pass();
        } while (samples.hasRoomFor(questions.length) && System.nanoTime() - start < most);
    }

    /** The time of a decision in a stretch of this length, on average. */
    private double slice(long length) {
        long start = System.nanoTime();
        long decided = 0;
        long now;
        do {
            samples.clear();
            pass();
            decided += questions.length;
            now = System.nanoTime();
        } while (now - start < length);
        return (double) (now - start) / decided;
    }

    private void pass() {
        order.shuffle();
        for (int i = 0; i < questions.length; i++) {
            int action = order.at(i);
            Question question = questions[action];
            long from = System.nanoTime();
            Decision decision = question.decide();
            long to = System.nanoTime();
            last = decision;
            samples.add(action, to - from);
        }
    }

    /** The decision made last. */
    @Nullable Decision last() {
        return last;
    }
}
