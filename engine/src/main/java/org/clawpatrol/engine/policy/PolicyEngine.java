package org.clawpatrol.engine.policy;

import java.util.Optional;
import org.clawpatrol.engine.fact.Facts;
import org.jspecify.annotations.Nullable;

/** Decides: the first rule, in order, whose condition is not false. Stateless. */
public final class PolicyEngine {
    private PolicyEngine() {}

    /**
     * Decides one action. Cannot throw and cannot block.
     *
     * @param credential name of the credential dispatched for this action, or null for none
     */
    public static Decision decide(EndpointPolicy policy, Facts facts, @Nullable String credential) {
        return new Decision(
                new Verdict.Reject("denied by policy"), Optional.empty(), Unevaluable.NONE);
    }
}
