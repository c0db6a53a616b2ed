package org.clawpatrol.proxy.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.Matches;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.tree.Constraint;
import org.clawpatrol.engine.tree.DecisionTree;
import org.clawpatrol.engine.tree.Outline;
import org.clawpatrol.engine.tree.Subject;
import org.clawpatrol.engine.value.StringValue;

/**
 * Tells for which actions the decision tree leaves a rule with a regular expression as a candidate:
 * the expression may be searched for then, which allocates. One thread.
 */
final class RegexCandidates {
    private final Map<Key, Optional<Outline>> outlines = new ConcurrentHashMap<>();

    private record Key(EndpointPolicy policy, boolean truncated, boolean unparseable) {}

    boolean has(Question question) {
        Key key =
                new Key(
                        question.policy(),
                        question.facts().truncated(),
                        question.facts().unparseable());
        return outlines.computeIfAbsent(key, RegexCandidates::outline)
                .map(outline -> reaches(outline, question))
                .orElse(false);
    }

    /** What remains of the tree when only rules with regular expressions are kept. */
    private static Optional<Outline> outline(Key key) {
        List<DecisionTree.Condition> conditions = TreeBuild.conditions(key.policy());
        if (conditions.stream().noneMatch(RegexCandidates::searches)) {
            return Optional.empty();
        }
        Outline whole = DecisionTree.of(conditions).outline(key.truncated(), key.unparseable());
        return pruned(whole, conditions);
    }

    private static Optional<Outline> pruned(
            Outline outline, List<DecisionTree.Condition> conditions) {
        return switch (outline) {
            case Outline.Candidates(var rules) ->
                    rules.stream().anyMatch(rule -> searches(conditions.get(rule)))
                            ? Optional.of(outline)
                            : Optional.empty();
            case Outline.Earliest(var parts) -> {
                List<Outline> kept =
                        parts.stream().flatMap(part -> pruned(part, conditions).stream()).toList();
                yield kept.isEmpty() ? Optional.empty() : Optional.of(new Outline.Earliest(kept));
            }
            case Outline.Switch(Subject subject, var branches) -> {
                List<Outline.Branch> kept = new ArrayList<>();
                for (Outline.Branch branch : branches) {
                    pruned(branch.below(), conditions)
                            .map(below -> new Outline.Branch(branch.constraint(), below))
                            .ifPresent(kept::add);
                }
                yield kept.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Outline.Switch(subject, kept));
            }
        };
    }

    private static boolean searches(DecisionTree.Condition condition) {
        return condition.expr().map(RegexCandidates::searches).orElse(false);
    }

    private static boolean searches(Expr expr) {
        return expr instanceof Matches
                || expr.operands().stream().anyMatch(RegexCandidates::searches);
    }

    private static boolean reaches(Outline outline, Question question) {
        return switch (outline) {
            case Outline.Candidates _ -> true;
            case Outline.Earliest(var parts) ->
                    parts.stream().anyMatch(part -> reaches(part, question));
            case Outline.Switch(Subject subject, var branches) ->
                    branches.stream()
                            .anyMatch(
                                    branch ->
                                            admits(branch.constraint(), subject, question)
                                                    && reaches(branch.below(), question));
        };
    }

    private static boolean admits(Constraint constraint, Subject subject, Question question) {
        return switch (subject) {
            case Subject.OfFact(var fact) -> constraint.admits(question.facts().value(fact));
            case Subject.OfCredential() ->
                    question.credential() != null
                            && constraint.admits(new StringValue(question.credential()));
        };
    }
}
