package org.clawpatrol.engine.policy;

/** What came of considering one rule for one action. */
public sealed interface Finding {

    record Matched() implements Finding {}

    record NotMatched() implements Finding {}

    /** The rule is for another credential; its condition was not looked at. */
    record OtherCredential() implements Finding {}

    /**
     * The condition has no truth value.
     *
     * @param detail what is missing or failed, for operators only: an agent must never read it
     */
    record NoTruthValue(String detail) implements Finding {}
}
