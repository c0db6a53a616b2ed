package org.clawpatrol.dsl.diff;

import java.util.List;
import java.util.Optional;

/**
 * A class of actions that are decided otherwise, and one of them. Immutable.
 *
 * @param endpoint {@code type.name}
 * @param opens whether something is possible that was not, or easier than it was
 * @param where which actions, in words: those that both deciding rules match; rules before them are
 *     not excepted
 * @param from the profiles and dispatched credentials it is about; empty for all
 */
public record DecisionChange(
        String endpoint,
        ChangeKind kind,
        boolean opens,
        Decider before,
        Decider after,
        String where,
        List<String> from,
        Witness witness) {
    public DecisionChange {
        from = List.copyOf(from);
    }

    /**
     * Who decides on one side.
     *
     * @param rule its name; empty where none matches
     * @param place {@code file:line}, where something says it
     * @param why the short form of an explanation
     */
    public record Decider(String rule, Optional<String> place, Effect effect, List<String> why) {
        public Decider {
            why = List.copyOf(why);
        }

        /** For people. */
        public String name() {
            return rule.isEmpty() ? "no rule" : "rule " + rule;
        }
    }

    /** The same with further situations. */
    DecisionChange from(List<String> more) {
        return new DecisionChange(endpoint, kind, opens, before, after, where, more, witness);
    }
}
