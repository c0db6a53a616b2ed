package org.clawpatrol.dsl.mutate;

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

    /** What is done to a rule. */
    public sealed interface Kind {

        /** It says something else about the same actions. */
        record OtherOutcome(Rule changed) implements Kind {}

        /** It is about other actions. */
        record OtherCondition(Rule changed) implements Kind {}

        /** It comes before the one that stood before it. */
        record Earlier(int priority) implements Kind {}

        record Removed() implements Kind {}
    }
}
