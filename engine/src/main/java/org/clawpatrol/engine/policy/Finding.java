package org.clawpatrol.engine.policy;

import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

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

    /**
     * What one rule says, whichever others come before it. Cannot throw.
     *
     * @param credential name of the credential dispatched for the action, or null for none
     */
    static Finding of(Rule rule, Frame frame, @Nullable String credential) {
        if (PolicyEngine.skipped(rule, credential)) {
            return new OtherCredential();
        }
        Value holds = PolicyEngine.holds(rule, frame);
        return switch (holds) {
            case BoolValue.TRUE -> new Matched();
            case BoolValue.FALSE -> new NotMatched();
            case Undefined undefined -> new NoTruthValue(undefined.detail());
            default -> new NoTruthValue("condition gave " + holds.typeName());
        };
    }
}
