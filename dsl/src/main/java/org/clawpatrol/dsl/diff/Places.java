package org.clawpatrol.dsl.diff;

import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.dsl.analysis.Box;
import org.clawpatrol.dsl.analysis.Claim;
import org.jspecify.annotations.Nullable;

/** Where the actions of a difference are, as far as few words can say it. One thread. */
final class Places {
    private final Entry.Reader reader;
    private final List<Step> before;
    private final List<Step> after;
    private final List<Entry> narrowBefore;
    private final List<Entry> narrowAfter;

    Places(Entry.Reader reader, List<Step> before, List<Step> after) {
        this.reader = reader;
        this.before = before;
        this.after = after;
        this.narrowBefore = narrow(before);
        this.narrowAfter = narrow(after);
    }

    /** What one claim alone decides. */
    private List<Entry> narrow(List<Step> steps) {
        return steps.stream()
                .flatMap(step -> reader.entries(step).stream())
                .filter(entry -> entry.box().claims().size() == 1)
                .toList();
    }

    /** The actions of both steps; of the exceptions that earlier steps make only the plain ones. */
    String words(Difference difference) {
        Step then = before.get(difference.before().step());
        Step now = after.get(difference.after().step());
        if (then.rule().isEmpty() && now.rule().isEmpty()) {
            return "what no rule matches";
        }
        List<Box> places = new ArrayList<>();
        for (Entry one : reader.entries(then)) {
            for (Entry two : reader.entries(now)) {
                boolean fits =
                        one.effect().equals(difference.before().effect())
                                && two.effect().equals(difference.after().effect());
                Box both = fits ? one.box().and(two.box()) : null;
                Box left = both == null ? null : without(both, then, now);
                if (left != null && places.stream().noneMatch(left::isWithin)) {
                    places.removeIf(known -> known.isWithin(left));
                    places.add(left);
                }
            }
        }
        return ClaimText.of(places);
    }

    private @Nullable Box without(Box box, Step then, Step now) {
        Box left = without(box, narrowBefore, then.index());
        return left == null ? null : without(left, narrowAfter, now.index());
    }

    /** Without what earlier steps decide, where that leaves fewer values to name. */
    private static @Nullable Box without(Box box, List<Entry> narrow, int end) {
        Box left = box;
        for (Entry entry : narrow) {
            if (entry.step() >= end) {
                break;
            }
            Box fewer = left.and(entry.box().claims().getFirst().negated());
            if (fewer == null) {
                return null;
            }
            left = negations(fewer) > negations(left) ? left : fewer;
        }
        return left;
    }

    private static long negations(Box box) {
        return box.claims().stream().filter(claim -> !claim.holds()).map(Claim::subject).count();
    }
}
