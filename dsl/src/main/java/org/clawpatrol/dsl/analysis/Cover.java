package org.clawpatrol.dsl.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether boxes together cover another: what one of them leaves over must be covered by the rest.
 * Gives up, which means no, after a fixed amount of work. One thread.
 */
public final class Cover {
    private static final int MOST_STEPS = 400;

    private final List<Box> boxes;
    private int steps;

    public Cover(List<Box> boxes) {
        this.boxes = boxes;
    }

    /** Whether certainly every action of the box is in one of these. */
    public boolean covers(Box box) {
        steps = 0;
        return covered(box, boxes);
    }

    private boolean covered(Box box, List<Box> by) {
        if (++steps > MOST_STEPS) {
            return false;
        }
        List<Box> meeting = new ArrayList<>();
        for (Box each : by) {
            if (box.isWithin(each)) {
                return true;
            }
            if (!box.isDisjoint(each)) {
                meeting.add(each);
            }
        }
        if (meeting.isEmpty()) {
            return false;
        }
        Box first = clearest(box, meeting);
        meeting.remove(first);
        return leftOver(box, first, meeting);
    }

    /** Taking away the one that adds the fewest claims leaves the fewest pieces. */
    private static Box clearest(Box box, List<Box> meeting) {
        Box best = meeting.getFirst();
        long fewest = Long.MAX_VALUE;
        for (Box each : meeting) {
            long added = each.claims().stream().filter(claim -> !box.implies(claim)).count();
            if (added < fewest) {
                fewest = added;
                best = each;
            }
        }
        return best;
    }

    private boolean leftOver(Box box, Box taken, List<Box> rest) {
        Box inside = box;
        for (Claim claim : taken.claims()) {
            if (inside == null) {
                return true;
            }
            Box outside = inside.and(claim.negated());
            if (outside != null && !covered(outside, rest)) {
                return false;
            }
            inside = inside.and(claim);
        }
        return true;
    }
}
