package org.clawpatrol.dsl.diff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which steps are on both sides in the same order. An action that none of the other steps decides
 * is decided alike: on both sides by the first of these whose condition is not false. Found by the
 * longest increasing run of positions, each step paired with the first equal one that is left.
 * Immutable.
 */
final class Alignment {
    static final int NONE = -1;

    private final int[] ofBefore;
    private final int[] ofAfter;

    private Alignment(int[] ofBefore, int[] ofAfter) {
        this.ofBefore = ofBefore;
        this.ofAfter = ofAfter;
    }

    static Alignment of(List<Step> before, List<Step> after) {
        int[] partner = partners(before, after);
        int[] ofBefore = new int[before.size()];
        int[] ofAfter = new int[after.size()];
        Arrays.fill(ofBefore, NONE);
        Arrays.fill(ofAfter, NONE);
        for (int i : increasing(partner)) {
            ofBefore[i] = partner[i];
            ofAfter[partner[i]] = i;
        }
        return new Alignment(ofBefore, ofAfter);
    }

    private static int[] partners(List<Step> before, List<Step> after) {
        Map<Step.Key, Deque<Integer>> places = new HashMap<>();
        for (Step step : after) {
            places.computeIfAbsent(step.key(), _ -> new ArrayDeque<>()).add(step.index());
        }
        int[] partner = new int[before.size()];
        for (Step step : before) {
            Deque<Integer> free = places.get(step.key());
            partner[step.index()] = free == null || free.isEmpty() ? NONE : free.removeFirst();
        }
        return partner;
    }

    /** Positions of a longest increasing run of what is no {@link #NONE}. */
    private static List<Integer> increasing(int[] values) {
        int[] previous = new int[values.length];
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (values[i] == NONE) {
                continue;
            }
            int low = 0;
            int high = ends.size();
            while (low < high) {
                int middle = (low + high) / 2;
                if (values[ends.get(middle)] < values[i]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            previous[i] = low == 0 ? NONE : ends.get(low - 1);
            if (low == ends.size()) {
                ends.add(i);
            } else {
                ends.set(low, i);
            }
        }
        List<Integer> run = new ArrayList<>();
        for (int i = ends.isEmpty() ? NONE : ends.getLast(); i != NONE; i = previous[i]) {
            run.add(i);
        }
        return run;
    }

    /** Where a step of the first side stands on the other; {@link #NONE} where it does not. */
    int ofBefore(int index) {
        return ofBefore[index];
    }

    int ofAfter(int index) {
        return ofAfter[index];
    }

    /** The same seen from the other side. */
    Alignment reversed() {
        return new Alignment(ofAfter, ofBefore);
    }

    boolean isComplete() {
        return Arrays.stream(ofBefore).noneMatch(each -> each == NONE)
                && Arrays.stream(ofAfter).noneMatch(each -> each == NONE);
    }
}
