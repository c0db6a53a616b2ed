package org.clawpatrol.dsl.lint;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.analysis.BoxIndex;
import org.clawpatrol.dsl.analysis.Region;
import org.clawpatrol.dsl.analysis.Truth;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.engine.fact.Missing;
import org.clawpatrol.engine.policy.Outcome;

/**
 * Rules without which everything would be decided as it is: a later rule does the same for all they
 * match, and no rule between both that acts otherwise, or may refuse for want of facts, can match
 * any of it.
 *
 * <p>It must stay true where facts are unknown. A rule that allows, or asks somebody, refuses what
 * it cannot evaluate; such a rule only counts where it can always be evaluated. Stateless.
 */
final class Redundant implements Check {
    private static final int MOST_AROUND = 500;
    private static final int MOST_BETWEEN = 2_000;

    @Override
    public void check(EndpointRules rules, Findings findings) {
        for (LintedRule rule : rules.open()) {
            if (rule.deciding().complete() && !rule.deciding().trimmed() && isSteady(rule)) {
                standIn(rule, rules).ifPresent(by -> findings.add(finding(rule, by)));
            }
        }
    }

    /** Whether taking the rule away takes no refusal away that it gives for want of facts. */
    private static boolean isSteady(LintedRule rule) {
        if (rule.rule().outcome() instanceof Outcome.Deny) {
            return true;
        }
        boolean alwaysRead =
                rule.rule().condition().stream()
                        .flatMap(condition -> condition.facts())
                        .noneMatch(fact -> fact.readsContent() || fact.missing() == Missing.ABSENT);
        return alwaysRead
                && rule.deciding().isDisjoint(Region.of(rule.rule().condition(), Truth.NOT_TRUE));
    }

    private static Optional<LintedRule> standIn(LintedRule rule, EndpointRules rules) {
        if (rule.deciding().boxes().isEmpty()) {
            return Optional.empty();
        }
        return rules.deciding().aroundSome(rule.deciding().boxes().getFirst(), MOST_AROUND).stream()
                .map(BoxIndex.Entry::owner)
                .filter(position -> position > rule.position())
                .distinct()
                .sorted()
                .map(rules::at)
                .filter(later -> later.actsLike(rule) && later.appliesWherever(rule))
                .filter(later -> rule.deciding().isBoxwiseWithin(later.deciding()))
                .findFirst()
                .filter(later -> nothingBetween(rule, later, rules));
    }

    private static boolean nothingBetween(LintedRule rule, LintedRule later, EndpointRules rules) {
        List<LintedRule> between = rules.all().subList(rule.position() + 1, later.position());
        return between.size() <= MOST_BETWEEN
                && between.stream()
                        .filter(each -> each.canMeet(rule))
                        .filter(each -> !each.actsLike(rule) || !isSteady(each))
                        .allMatch(
                                each ->
                                        !each.deciding().trimmed()
                                                && each.deciding().isDisjoint(rule.deciding()));
    }

    private static Finding finding(LintedRule rule, LintedRule by) {
        return new Finding(
                LintCode.REDUNDANT,
                rule.place().header(),
                "rule `%s` changes nothing: rule `%s` does the same for all it matches"
                        .formatted(rule.name(), by.name()),
                "remove it, or say what it should do otherwise",
                List.of(new Diagnostic.Note("this rule would decide", by.place().header())));
    }
}
