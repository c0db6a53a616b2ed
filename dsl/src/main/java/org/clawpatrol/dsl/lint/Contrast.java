package org.clawpatrol.dsl.lint;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.clawpatrol.dsl.analysis.Box;
import org.clawpatrol.dsl.analysis.Region;
import org.clawpatrol.dsl.analysis.Truth;
import org.clawpatrol.dsl.analysis.Witness;
import org.clawpatrol.dsl.analysis.WitnessSearch;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.PolicyEngine;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.Value;

/**
 * Finds actions that two rules match, provided there are some that only the one and only the other
 * matches. Immutable.
 */
final class Contrast {
    private static final int MOST_BOXES = 8;

    private final EndpointPolicy policy;
    private final WitnessSearch search;

    Contrast(EndpointPolicy policy) {
        this.policy = policy;
        this.search = new WitnessSearch(policy.family());
    }

    /** An action in both boxes that the earlier rule decides; empty where there is no conflict. */
    Optional<Witness> find(LintedRule earlier, Box ofEarlier, LintedRule later, Box ofLater) {
        Box both = ofEarlier.and(ofLater);
        if (both == null || earlier.isUnconditional() || later.isUnconditional()) {
            return Optional.empty();
        }
        return search.find(
                        both,
                        facts ->
                                holds(earlier, facts)
                                        && holds(later, facts)
                                        && decides(earlier, later, facts))
                .filter(_ -> differ(earlier, later) && differ(later, earlier));
    }

    private static boolean holds(LintedRule rule, Facts facts) {
        return value(rule, facts) == BoolValue.TRUE;
    }

    private static Value value(LintedRule rule, Facts facts) {
        return rule.rule()
                .condition()
                .map(condition -> new Frame(facts).evaluate(condition))
                .orElse(BoolValue.TRUE);
    }

    private boolean decides(LintedRule earlier, LintedRule later, Facts facts) {
        String credential =
                earlier.rule().credential().or(() -> later.rule().credential()).orElse(null);
        return PolicyEngine.decide(policy, facts, credential)
                .rule()
                .filter(rule -> rule.name().equals(earlier.name()))
                .isPresent();
    }

    /** Whether there is an action that the one matches and the other does not. */
    private boolean differ(LintedRule one, LintedRule other) {
        Region outside = Region.of(other.rule().condition(), Truth.FALSE);
        Predicate<Facts> confirms =
                facts -> holds(one, facts) && value(other, facts) == BoolValue.FALSE;
        return one.matching().boxes().stream()
                .limit(MOST_BOXES)
                .flatMap(box -> outside.boxes().stream().limit(MOST_BOXES).map(box::and))
                .flatMap(Stream::ofNullable)
                .anyMatch(box -> search.find(box, confirms).isPresent());
    }
}
