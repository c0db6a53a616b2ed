package org.clawpatrol.dsl.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.dsl.analysis.BoxIndex;
import org.clawpatrol.dsl.load.RulePlace;
import org.clawpatrol.engine.policy.EndpointPolicy;

/**
 * The enabled rules of one endpoint in deciding order, and which of them are dealt with. One
 * thread.
 */
final class EndpointRules {
    private final EndpointPolicy policy;
    private final List<LintedRule> rules = new ArrayList<>();
    private final BoxIndex deciding = new BoxIndex();
    private final Set<Integer> done = new HashSet<>();

    EndpointRules(EndpointPolicy policy, Map<String, RulePlace> places) {
        this.policy = policy;
        policy.rules()
                .forEach(
                        rule ->
                                Optional.ofNullable(places.get(rule.name()))
                                        .ifPresent(
                                                place ->
                                                        rules.add(
                                                                LintedRule.of(
                                                                        rules.size(),
                                                                        rule,
                                                                        place))));
        for (LintedRule rule : rules) {
            rule.deciding().boxes().forEach(box -> deciding.add(rule.position(), box));
        }
    }

    EndpointPolicy policy() {
        return policy;
    }

    List<LintedRule> all() {
        return rules;
    }

    LintedRule at(int position) {
        return rules.get(position);
    }

    /** The boxes in which rules decide, by the position of the rule. */
    BoxIndex deciding() {
        return deciding;
    }

    /** The rules of which nothing was said yet that makes other findings pointless. */
    List<LintedRule> open() {
        return rules.stream().filter(rule -> !done.contains(rule.position())).toList();
    }

    void close(LintedRule rule) {
        done.add(rule.position());
    }
}
