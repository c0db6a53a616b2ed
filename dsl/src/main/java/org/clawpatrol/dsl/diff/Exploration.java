package org.clawpatrol.dsl.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.clawpatrol.dsl.analysis.Box;
import org.clawpatrol.dsl.analysis.BoxIndex;
import org.clawpatrol.dsl.analysis.Claim;
import org.clawpatrol.dsl.analysis.Subject;

/**
 * Looks for the actions that a changed step of one side decides and the other side treats
 * otherwise. Takes from the step's boxes what earlier steps decide, follows what is left through
 * the steps of the other side, and has an action made of each piece where the effects differ. Where
 * no piece is left there is certainly no such action. Bounded in the number of pieces. One thread.
 */
final class Exploration {
    private static final int MOST_PIECES = 20_000;
    private static final int MOST_TRIED = 12;
    private static final int DEEPEST = 1_500;

    private final Line own;
    private final Line other;
    private final Alignment alignment;
    private final Box base;
    private final Budget budget;
    private final Finder finder;
    private final Set<Pair> unresolved = new LinkedHashSet<>();
    private final Set<Integer> incomplete = new LinkedHashSet<>();
    private boolean gaveUp;
    private int pieces;
    private int depth;

    /** One side in its order. */
    record Line(List<Step> steps, List<Entry> entries, BoxIndex index, Entry.Reader reader) {

        static Line of(List<Step> steps, Entry.Reader reader) {
            List<Entry> entries = new ArrayList<>();
            BoxIndex index = new BoxIndex();
            for (Step step : steps) {
                for (Entry entry : reader.entries(step)) {
                    index.add(entries.size(), entry.box());
                    entries.add(entry);
                }
            }
            return new Line(steps, entries, index, reader);
        }

        /** Those that may share an action with a box, in order. */
        List<Entry> meeting(Box box) {
            return index.meetingSome(box, Integer.MAX_VALUE).stream()
                    .map(BoxIndex.Entry::owner)
                    .distinct()
                    .sorted()
                    .map(entries::get)
                    .filter(entry -> !entry.box().isDisjoint(box))
                    .toList();
        }
    }

    /** What is looked for: the steps by their index, and what they do. */
    record Pair(int own, int other, Effect ofOwn, Effect ofOther) {}

    /** Makes an action of a box and confirms it. */
    interface Finder {
        /** Whether an action was found now or before. */
        boolean find(Pair pair, Box box);

        boolean isFound(Pair pair);
    }

    /**
     * @param alignment seen from the side of the changed steps
     * @param base the actions that there can be
     */
    Exploration(Line own, Line other, Alignment alignment, Box base, Budget budget, Finder finder) {
        this.own = own;
        this.other = other;
        this.alignment = alignment;
        this.base = base;
        this.budget = budget;
        this.finder = finder;
    }

    /** Every step that the other side does not have in the same place. */
    void run(BiConsumer<Integer, Integer> progress) {
        List<Step> changed =
                own.steps().stream()
                        .filter(step -> alignment.ofBefore(step.index()) == Alignment.NONE)
                        .toList();
        for (int i = 0; i < changed.size(); i++) {
            if (budget.isSpent()) {
                gaveUp = true;
                return;
            }
            progress.accept(i, changed.size());
            run(changed.get(i));
        }
    }

    private void run(Step step) {
        if (!own.reader().places(step).complete()) {
            incomplete.add(step.index());
        }
        for (Entry entry : own.reader().entries(step)) {
            Box root = entry.box().and(base);
            if (root != null) {
                pieces = 0;
                new Root(entry, root).run();
            }
        }
    }

    /** Whether every piece was followed to its end. */
    boolean isFinished() {
        return !gaveUp;
    }

    /** Pieces of which no action could be made and that may still hold some. */
    List<Pair> unresolved() {
        return unresolved.stream().filter(pair -> !finder.isFound(pair)).toList();
    }

    /** Steps of this side whose conditions have more alternatives than were looked at. */
    Set<Integer> incomplete() {
        return incomplete;
    }

    /** One box of a changed step. */
    private final class Root {
        private final Entry entry;
        private final Box box;
        private final List<Entry> blockers;
        private final List<Entry> facing;

        Root(Entry entry, Box box) {
            this.entry = entry;
            this.box = box;
            this.blockers =
                    own.meeting(box).stream()
                            .filter(each -> each.step() < entry.step())
                            .sorted(Comparator.comparingInt(each -> each.box().claims().size()))
                            .toList();
            this.facing = other.meeting(box);
        }

        void run() {
            for (Entry each : facing) {
                if (!other.reader().places(other.steps().get(each.step())).complete()) {
                    incomplete.add(entry.step());
                }
            }
            facing.stream()
                    .filter(each -> isOpen(each, box))
                    .limit(MOST_TRIED)
                    .forEach(each -> tryOut(each, box));
            if (facing.stream().anyMatch(each -> isOpen(each, box))) {
                withoutBlockers(box, 0);
            }
        }

        /** Whether it is still looked for with an effect that differs. */
        private boolean isOpen(Entry each, Box piece) {
            return !each.effect().equals(entry.effect())
                    && isPossible(each.step())
                    && !finder.isFound(pair(each))
                    && !each.box().isDisjoint(piece);
        }

        /** What a step on both sides decides there, it or an earlier one decides here. */
        private boolean isPossible(int step) {
            int here = alignment.ofAfter(step);
            return here == Alignment.NONE || here > entry.step();
        }

        private Pair pair(Entry each) {
            return new Pair(entry.step(), each.step(), entry.effect(), each.effect());
        }

        private boolean tryOut(Entry each, Box piece) {
            Box both = piece.and(each.box());
            return both == null
                    || !Subject.Legibility.isPossible(both)
                    || finder.find(pair(each), both);
        }

        private void withoutBlockers(Box piece, int from) {
            if (isOver() || facing.stream().noneMatch(each -> isOpen(each, piece))) {
                return;
            }
            int next = from;
            while (next < blockers.size() && blockers.get(next).box().isDisjoint(piece)) {
                next++;
            }
            if (next == blockers.size()) {
                follow(piece, 0);
                return;
            }
            int following = next + 1;
            leftOver(piece, blockers.get(next).box(), rest -> withoutBlockers(rest, following));
        }

        private void follow(Box piece, int from) {
            if (isOver()) {
                return;
            }
            int next = from;
            while (next < facing.size() && facing.get(next).box().isDisjoint(piece)) {
                next++;
            }
            if (next == facing.size()) {
                return;
            }
            Entry met = facing.get(next);
            if (isOpen(met, piece) && !tryOut(met, piece)) {
                unresolved.add(pair(met));
            }
            int following = next + 1;
            boolean more = false;
            for (int i = following; i < facing.size() && !more; i++) {
                more = isOpen(facing.get(i), piece);
            }
            if (more) {
                leftOver(piece, met.box(), rest -> follow(rest, following));
            }
        }

        private void leftOver(Box piece, Box taken, Consumer<Box> then) {
            Box inside = piece;
            for (Claim claim : taken.claims()) {
                if (inside == null) {
                    return;
                }
                Box outside = inside.and(claim.negated());
                if (outside != null) {
                    depth++;
                    then.accept(outside);
                    depth--;
                }
                inside = inside.and(claim);
            }
        }

        private boolean isOver() {
            boolean over =
                    ++pieces > MOST_PIECES
                            || depth > DEEPEST
                            || (pieces % 64 == 0 && budget.isSpent());
            gaveUp |= over;
            return over;
        }
    }
}
