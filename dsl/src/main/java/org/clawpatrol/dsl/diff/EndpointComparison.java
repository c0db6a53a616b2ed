package org.clawpatrol.dsl.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.clawpatrol.dsl.config.RuleSource;
import org.clawpatrol.dsl.diff.DecisionChange.Decider;
import org.clawpatrol.dsl.diff.WitnessWriter.Told;
import org.clawpatrol.dsl.explain.BriefReason;
import org.clawpatrol.dsl.explain.Explainer;
import org.clawpatrol.dsl.explain.Explanation;
import org.clawpatrol.dsl.explain.Extent;
import org.clawpatrol.dsl.explain.Question;
import org.clawpatrol.dsl.test.FixtureReader;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.policy.LogDetail;

/** Compares one endpoint in every situation. One thread, one use. */
final class EndpointComparison {
    private static final Extent DECIDING_ONLY = new Extent(0, 0);

    private final Side before;
    private final Side after;
    private final Map<Family, FixtureReader> readers;
    private final Entry.Reader places;
    private final Map<List<Object>, DecisionChange> changes = new LinkedHashMap<>();
    private final Map<List<Object>, List<String>> situations = new LinkedHashMap<>();
    private final Set<String> reasons = new LinkedHashSet<>();
    private int changed;
    private long tried;
    private boolean hurried;

    EndpointComparison(
            Side before, Side after, Map<Family, FixtureReader> readers, Entry.Reader places) {
        this.before = before;
        this.after = after;
        this.readers = readers;
        this.places = places;
    }

    /**
     * @param searching for the search alone
     * @param finishing for making witnesses small and explaining them
     */
    void run(long seed, Budget searching, Budget finishing, BiConsumer<Integer, Integer> progress) {
        List<Situation> all = Situations.of(before, after);
        for (Situation situation : all) {
            SituationComparison comparison =
                    new SituationComparison(before, after, situation, places, seed, searching);
            comparison.run(progress);
            reasons.addAll(comparison.reasons());
            changed = Math.max(changed, comparison.changed());
            tell(comparison, situation, finishing);
            tried += comparison.tried();
        }
        int count = all.size();
        changes.replaceAll(
                (key, change) -> {
                    List<String> from = situations.getOrDefault(key, List.of());
                    return from.size() == count ? change : change.from(from);
                });
    }

    List<DecisionChange> changes() {
        return List.copyOf(changes.values());
    }

    Coverage coverage() {
        return new Coverage(
                after.endpoint().typedName(),
                reasons.isEmpty(),
                List.copyOf(reasons),
                before.policy().rules().size(),
                after.policy().rules().size(),
                changed,
                tried);
    }

    private void tell(SituationComparison comparison, Situation situation, Budget budget) {
        WitnessWriter writer = new WitnessWriter(comparison, readers, budget);
        for (boolean byCap : new boolean[] {false, true}) {
            (byCap ? comparison.foundByCap() : comparison.found())
                    .forEach(
                            (difference, draft) -> {
                                List<Object> key = key(comparison, difference, byCap);
                                situations
                                        .computeIfAbsent(key, _ -> new ArrayList<>())
                                        .add(words(situation));
                                if (!changes.containsKey(key)) {
                                    Told told = writer.tell(draft, difference, byCap);
                                    hurried = budget.isSpent();
                                    confirm(comparison, difference, told);
                                    changes.put(
                                            key, change(comparison, situation, difference, told));
                                }
                            });
        }
    }

    /** By the compiled rules, too. */
    private void confirm(SituationComparison comparison, Difference difference, Told told) {
        Trial one = comparison.before();
        Trial two = comparison.after();
        boolean confirmed =
                one.compiled(one.facts(told.before())).equals(difference.before())
                        && two.compiled(two.facts(told.after())).equals(difference.after());
        if (!confirmed) {
            reasons.add("the compiled rules and the rules in order disagree");
        }
    }

    private DecisionChange change(
            SituationComparison comparison, Situation situation, Difference difference, Told told) {
        Effect then = difference.before().effect();
        Effect now = difference.after().effect();
        return new DecisionChange(
                after.endpoint().typedName(),
                ChangeKind.of(then, now),
                ChangeKind.opens(then, now),
                decider(comparison.before(), difference.before(), told.before(), situation),
                decider(comparison.after(), difference.after(), told.after(), situation),
                told.where(),
                List.of(),
                told.witness());
    }

    /** The same for all credentials that are sent where they are dispatched. */
    private static List<Object> key(
            SituationComparison comparison, Difference difference, boolean byCap) {
        return List.of(
                comparison.before().steps().get(difference.before().step()).name(),
                general(comparison.before(), difference.before()),
                comparison.after().steps().get(difference.after().step()).name(),
                general(comparison.after(), difference.after()),
                byCap);
    }

    private static Effect general(Trial trial, Trial.Answer answer) {
        Optional<String> dispatched = trial.dispatch().credential();
        return dispatched.isPresent() && dispatched.equals(answer.effect().sentWith())
                ? answer.effect().sending(Optional.of(""))
                : answer.effect();
    }

    private Decider decider(Trial trial, Trial.Answer answer, Draft draft, Situation situation) {
        Step step = trial.steps().get(answer.step());
        Side side = trial.side();
        Question question =
                new Question(
                        side.endpoint(),
                        trial.facts(draft),
                        situation.profiles().stream().findFirst(),
                        trial.dispatch().credential());
        Optional<String> place =
                Optional.ofNullable(side.configuration().rules().get(step.name()))
                        .map(RuleSource::header)
                        .map(span -> span.source().name() + ":" + span.line());
        return new Decider(
                step.name(), place, answer.effect(), hurried ? List.of() : why(question, side));
    }

    private static List<String> why(Question question, Side side) {
        Explanation explanation =
                new Explainer(side.configuration())
                        .explain(question, side.policy(), LogDetail.FULL, DECIDING_ONLY);
        return BriefReason.of(explanation);
    }

    private static String words(Situation situation) {
        String profiles =
                situation.profiles().isEmpty()
                        ? "no profile reaches it"
                        : "profile " + String.join(", ", situation.profiles());
        String then = situation.before().credential().orElse("none");
        String now = situation.after().credential().orElse("none");
        return profiles
                + ", credential "
                + (then.equals(now) ? then : then + " before and " + now + " after");
    }
}
