package org.clawpatrol.dsl.lint;

import java.util.List;

/** Conditions that contradict themselves. Stateless. */
final class NeverTrue implements Check {

    @Override
    public void check(EndpointRules rules, Findings findings) {
        for (LintedRule rule : rules.open()) {
            if (rule.matching().isEmpty()) {
                rules.close(rule);
                findings.add(
                        new Finding(
                                LintCode.NEVER_TRUE,
                                rule.place().condition(),
                                "the condition of rule `%s` is never true".formatted(rule.name()),
                                "correct it; `disabled = true` switches a rule off",
                                List.of()));
            }
        }
    }
}
