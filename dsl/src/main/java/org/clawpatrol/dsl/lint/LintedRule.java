package org.clawpatrol.dsl.lint;

import org.clawpatrol.dsl.analysis.Region;
import org.clawpatrol.dsl.analysis.Truth;
import org.clawpatrol.dsl.load.RulePlace;
import org.clawpatrol.engine.policy.Rule;

/**
 * An enabled rule at one endpoint and what is known of it. Immutable.
 *
 * @param position in deciding order, from 0
 * @param matching where its condition is true
 * @param deciding where it ends the search: where its condition is true or has no truth value
 */
record LintedRule(int position, Rule rule, RulePlace place, Region matching, Region deciding) {

    static LintedRule of(int position, Rule rule, RulePlace place) {
        return new LintedRule(
                position,
                rule,
                place,
                Region.of(rule.condition(), Truth.TRUE),
                Region.of(rule.condition(), Truth.NOT_FALSE));
    }

    String name() {
        return rule.name();
    }

    /** Whether it is asked for every action that the other is asked for. */
    boolean appliesWherever(LintedRule other) {
        return rule.credential().isEmpty() || rule.credential().equals(other.rule.credential());
    }

    /** Whether some action can meet both. */
    boolean canMeet(LintedRule other) {
        return appliesWherever(other) || other.appliesWherever(this);
    }

    /** Whether it makes no difference, for agents and records, which of both decides. */
    boolean actsLike(LintedRule other) {
        return rule.outcome().equals(other.rule.outcome())
                && rule.reason().equals(other.rule.reason())
                && rule.handling().equals(other.rule.handling());
    }

    /** Whether it always decides, for all credentials or for its own. */
    boolean isUnconditional() {
        return rule.condition().isEmpty();
    }
}
