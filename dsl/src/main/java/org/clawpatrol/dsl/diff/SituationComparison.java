package org.clawpatrol.dsl.diff;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clawpatrol.dsl.analysis.Box;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.policy.Rule;

/** Compares two sides in one situation. One thread, one use. */
final class SituationComparison {
    private static final int RANDOM_IF_EXACT = 200;
    private static final int RANDOM_IF_NOT = 3_000;
    private static final int RANDOM_FOR_CAP = 1_000;
    private static final int MOST_CONDITIONS = 400;

    private final Trial before;
    private final Trial after;
    private final Circumstances circumstances;
    private final Alignment alignment;
    private final Drafts drafts;
    private final Budget budget;
    private final Entry.Reader reader;
    private final Map<Difference, Draft> found = new LinkedHashMap<>();
    private final Map<Difference, Draft> foundByCap = new LinkedHashMap<>();
    private final Set<String> reasons = new LinkedHashSet<>();
    private long tried;

    SituationComparison(
            Side before,
            Side after,
            Situation situation,
            Entry.Reader reader,
            long seed,
            Budget budget) {
        this.circumstances = new Circumstances(after, situation);
        this.before =
                new Trial(before, situation.before(), circumstances.given(situation.before()));
        this.after = new Trial(after, situation.after(), circumstances.given(situation.after()));
        this.reader = reader;
        this.budget = budget;
        this.alignment = Alignment.of(this.before.steps(), this.after.steps());
        this.drafts = new Drafts(conditions(), circumstances.settled(), seed, this.after::facts);
    }

    Trial before() {
        return before;
    }

    Trial after() {
        return after;
    }

    /** Each difference with an action that shows it. */
    Map<Difference, Draft> found() {
        return found;
    }

    /** The same for actions that are longer than one inspection cap and not the other. */
    Map<Difference, Draft> foundByCap() {
        return foundByCap;
    }

    /** Why there may be others; empty where there are certainly none. */
    Set<String> reasons() {
        return reasons;
    }

    long tried() {
        return tried;
    }

    /** How many steps of one side the other does not have in the same place. */
    int changed() {
        long gone = before.steps().stream().filter(this::isGone).count();
        long added = after.steps().stream().filter(this::isNew).count();
        return (int) Math.max(gone, added);
    }

    private boolean isGone(Step step) {
        return alignment.ofBefore(step.index()) == Alignment.NONE;
    }

    private boolean isNew(Step step) {
        return alignment.ofAfter(step.index()) == Alignment.NONE;
    }

    /** The conditions that matter first: those of the steps that changed. */
    private Collection<Expr> conditions() {
        Stream<Step> changed =
                Stream.concat(
                        before.steps().stream().filter(this::isGone),
                        after.steps().stream().filter(this::isNew));
        Stream<Step> all =
                Stream.concat(
                        changed, Stream.concat(before.steps().stream(), after.steps().stream()));
        return all.flatMap(step -> step.rule().stream())
                .map(Rule::condition)
                .flatMap(condition -> condition.stream())
                .distinct()
                .limit(MOST_CONDITIONS)
                .toList();
    }

    void run(BiConsumer<Integer, Integer> progress) {
        boolean same = alignment.isComplete() && !readsOtherwise();
        if (!same) {
            probes();
            if (readsOtherwise()) {
                reasons.add("rules read which credential is dispatched, and that changed");
            } else {
                explore(progress);
            }
            search(reasons.isEmpty() ? RANDOM_IF_EXACT : RANDOM_IF_NOT);
        }
        if (before.side().inspectionCap() != after.side().inspectionCap()) {
            searchByCap();
        }
    }

    /** Whether the facts of one action differ between the sides, and some rule reads them. */
    private boolean readsOtherwise() {
        return !before.given().equals(after.given())
                && Stream.of(before, after)
                        .flatMap(trial -> trial.side().policy().reads().stream())
                        .anyMatch(fact -> fact.variable().equals("credential"));
    }

    /** The plain action, and those of which nothing could be read. */
    private void probes() {
        offer(Draft.PLAIN);
        Stream.of(true, false)
                .forEach(
                        truncated -> {
                            offer(Draft.PLAIN.flagged(truncated, false));
                            offer(Draft.PLAIN.flagged(truncated, true));
                        });
        Draft nothing = Draft.PLAIN;
        for (Fact fact : before.given().keySet()) {
            nothing = circumstances.settled().contains(fact) ? nothing : nothing.lost(fact);
        }
        if (after.side().family() == Family.K8S) {
            offer(nothing);
        }
    }

    private void explore(BiConsumer<Integer, Integer> progress) {
        Exploration.Line old = Exploration.Line.of(before.steps(), reader);
        Exploration.Line fresh = Exploration.Line.of(after.steps(), reader);
        Box base = circumstances.box();
        Exploration gone = new Exploration(old, fresh, alignment, base, budget, new Looking(true));
        gone.run(progress);
        Exploration added =
                new Exploration(fresh, old, alignment.reversed(), base, budget, new Looking(false));
        added.run(progress);
        conclude(gone, before.steps(), after.steps());
        conclude(added, after.steps(), before.steps());
    }

    private void conclude(Exploration exploration, List<Step> own, List<Step> other) {
        if (!exploration.isFinished()) {
            reasons.add(
                    budget.isSpent()
                            ? "the time was used up"
                            : "the rules overlap in more ways than were followed");
        }
        exploration.incomplete().stream()
                .limit(1)
                .forEach(
                        index ->
                                reasons.add(
                                        "the condition of %s has more alternatives than were looked at"
                                                .formatted(named(own.get(index)))));
        exploration.unresolved().stream()
                .limit(1)
                .forEach(
                        pair ->
                                reasons.add(
                                        "no action was found that both %s and %s match, and none is ruled out"
                                                .formatted(
                                                        named(own.get(pair.own())),
                                                        named(other.get(pair.other())))));
    }

    private static String named(Step step) {
        return step.rule().isEmpty() ? "the default" : "rule " + step.name();
    }

    /** Random actions: a second net. */
    private void search(int actions) {
        for (int i = 0; i < actions && !(i % 32 == 0 && budget.isSpent()); i++) {
            Draft draft = drafts.any();
            boolean known = found.size() > 0 && found.containsKey(difference(draft));
            if (!known && offer(draft) && reasons.isEmpty()) {
                reasons.add("an action was found at random only");
            }
        }
    }

    private boolean offer(Draft draft) {
        Difference difference = difference(draft);
        return difference.isOne() && found.putIfAbsent(difference, draft) == null;
    }

    Difference difference(Draft draft) {
        tried++;
        return new Difference(before.answer(draft), after.answer(draft));
    }

    /** Of an action that only the side with the larger inspection cap can read to its end. */
    Difference differenceByCap(Draft draft) {
        tried++;
        return new Difference(before.answer(seenBefore(draft)), after.answer(seenAfter(draft)));
    }

    /** The action as the side with the smaller inspection cap reads it is cut. */
    Draft seenBefore(Draft draft) {
        return isRaised() ? draft.flagged(true, draft.unparseable()) : draft;
    }

    Draft seenAfter(Draft draft) {
        return isRaised() ? draft : draft.flagged(true, draft.unparseable());
    }

    private boolean isRaised() {
        return after.side().inspectionCap() > before.side().inspectionCap();
    }

    private void searchByCap() {
        Set<Fact> read = new HashSet<>(before.side().policy().reads());
        read.addAll(after.side().policy().reads());
        if (read.stream().noneMatch(Fact::lostWhenTruncated)) {
            return;
        }
        reasons.add("actions longer than one inspection cap only were searched at random");
        Stream<Draft> aimed =
                Stream.of(before, after)
                        .flatMap(trial -> trial.steps().stream())
                        .flatMap(step -> reader.places(step).holds().boxes().stream())
                        .limit(MOST_CONDITIONS)
                        .flatMap(box -> drafts.of(box).stream());
        Stream<Draft> random = IntStream.range(0, RANDOM_FOR_CAP).mapToObj(_ -> drafts.any());
        Stream.concat(aimed, random)
                .takeWhile(_ -> !budget.isSpent())
                .map(draft -> draft.flagged(false, false))
                .forEach(
                        draft -> {
                            Difference difference = differenceByCap(draft);
                            if (difference.isOne() && !found.containsKey(difference)) {
                                foundByCap.putIfAbsent(difference, draft);
                            }
                        });
    }

    Places places() {
        return new Places(reader, before.steps(), after.steps());
    }

    /** Makes actions of pieces and puts them to both sides. */
    private final class Looking implements Exploration.Finder {
        private final boolean forwards;

        /**
         * @param forwards whether the changed steps are those of the first side
         */
        Looking(boolean forwards) {
            this.forwards = forwards;
        }

        @Override
        public boolean find(Exploration.Pair pair, Box box) {
            for (Draft draft : drafts.of(box)) {
                offer(draft);
                if (isFound(pair)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public boolean isFound(Exploration.Pair pair) {
            Trial.Answer own = new Trial.Answer(pair.own(), pair.ofOwn());
            Trial.Answer other = new Trial.Answer(pair.other(), pair.ofOther());
            return found.containsKey(
                    forwards ? new Difference(own, other) : new Difference(other, own));
        }
    }
}
