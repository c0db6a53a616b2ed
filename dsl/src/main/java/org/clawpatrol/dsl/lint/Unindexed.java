package org.clawpatrol.dsl.lint;

import java.util.List;
import org.clawpatrol.dsl.source.Diagnostic;

/**
 * Conditions that are evaluated for every action, because they demand nothing by which the decision
 * tree could tell whom they concern. Told once for an endpoint, and only where it has so many rules
 * that sorting them matters. Stateless.
 */
final class Unindexed implements Check {
    private static final int FEW_RULES = 50;
    private static final int MOST_SHOWN = 4;

    @Override
    public void check(EndpointRules rules, Findings findings) {
        if (rules.all().size() < FEW_RULES) {
            return;
        }
        List<LintedRule> slow =
                rules.policy().tree().unindexed().stream().sorted().map(rules::at).toList();
        if (!slow.isEmpty()) {
            findings.add(finding(slow, rules.all().size()));
        }
    }

    private static Finding finding(List<LintedRule> slow, int all) {
        String which =
                slow.size() == 1
                        ? "the condition of rule `%s` is".formatted(slow.getFirst().name())
                        : "the conditions of rule `%s` and %d more of the %d rules are"
                                .formatted(slow.getFirst().name(), slow.size() - 1, all);
        return new Finding(
                LintCode.UNINDEXED,
                slow.getFirst().place().condition(),
                which + " evaluated for every action",
                "demand a text, prefix, element, key, number or network in every alternative, such"
                        + " as `http.method == 'POST' && ...`",
                slow.stream()
                        .skip(1)
                        .limit(MOST_SHOWN)
                        .map(rule -> new Diagnostic.Note("so is this", rule.place().condition()))
                        .toList());
    }
}
