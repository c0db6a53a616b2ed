package org.clawpatrol.dsl.mutate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.source.Span;
import org.clawpatrol.engine.policy.Rule;

/**
 * A policy with one rule changed. Immutable.
 *
 * @param rule name of the rule
 * @param place where the change is; empty where the policy has no text
 * @param change on one line: what goes stands between {@code [-} and {@code -]}, what comes between
 *     <code>{+</code> and <code>+}</code>
 * @param kind what was done to the rule
 */
public record Mutant(String rule, Optional<Span> place, String change, Kind kind) {

    /**
     * The rules of an endpoint as it makes them, in deciding order; the same where it is not one.
     */
    List<Rule> appliedTo(List<Rule> rules) {
        List<Rule> changed = new ArrayList<>(rules);
        int index = position(rules, rule);
        if (index == rules.size()) {
            return rules;
        }
        switch (kind) {
            case Kind.OtherOutcome(Rule other) -> changed.set(index, other);
            case Kind.OtherCondition(Rule other) -> changed.set(index, other);
            case Kind.Removed() -> changed.remove(index);
            case Kind.Earlier(String before) -> {
                int to = position(rules, before);
                if (to < index) {
                    changed.add(to, beside(changed.remove(index), rules.get(to)));
                }
            }
        }
        return changed;
    }

    private static int position(List<Rule> rules, String name) {
        int index = 0;
        while (index < rules.size() && !rules.get(index).name().equals(name)) {
            index++;
        }
        return index;
    }

    /** Of the neighbour's priority: its place alone says which comes first. */
    private static Rule beside(Rule rule, Rule neighbour) {
        return new Rule(
                rule.name(),
                neighbour.priority(),
                rule.credential(),
                rule.condition(),
                rule.outcome(),
                rule.reason(),
                rule.handling());
    }

    /** What is done to a rule. */
    public sealed interface Kind {

        /** It says something else about the same actions. */
        record OtherOutcome(Rule changed) implements Kind {}

        /** It is about other actions. */
        record OtherCondition(Rule changed) implements Kind {}

        /**
         * It comes before the one that stood before it.
         *
         * @param before name of that one
         */
        record Earlier(String before) implements Kind {}

        record Removed() implements Kind {}
    }
}
