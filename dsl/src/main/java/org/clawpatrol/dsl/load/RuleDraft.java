package org.clawpatrol.dsl.load;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Span;
import org.clawpatrol.engine.policy.Rule;

/**
 * A rule and where it belongs. Immutable.
 *
 * @param endpoints names, each once
 * @param mode whether it takes part in decisions
 * @param place where to show problems with it
 * @param condition its text and where that stands
 */
record RuleDraft(
        Rule rule,
        List<String> endpoints,
        RuleMode mode,
        RulePlace place,
        Optional<MappedText> condition) {
    RuleDraft {
        endpoints = List.copyOf(endpoints);
    }

    Span header() {
        return place.header();
    }

    Span inject() {
        return place.inject();
    }

    /** Whether live decisions ask it. */
    boolean enabled() {
        return mode == RuleMode.ENFORCED;
    }

    /** Whether it decides every action that reaches it. */
    boolean catchAll() {
        return enabled() && rule.condition().isEmpty() && rule.credential().isEmpty();
    }
}
