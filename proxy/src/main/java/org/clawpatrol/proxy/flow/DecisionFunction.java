package org.clawpatrol.proxy.flow;

import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.policy.Decision;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.jspecify.annotations.Nullable;

/** A way to decide. Must not throw and must not block; safe to share. */
@FunctionalInterface
public interface DecisionFunction {

    /**
     * @param credential name of the credential dispatched for the action, or null for none
     */
    Decision decide(EndpointPolicy policy, Facts facts, @Nullable String credential);
}
