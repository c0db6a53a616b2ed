package org.clawpatrol.conformance.decide;

import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.PolicyEngine;
import org.clawpatrol.engine.policy.Verdict;

/** Claw Patrol's rules asked one after the other. */
record WalkContender(EndpointPolicy policy) implements Contender<Facts> {

    @Override
    public Facts input(Facts facts) {
        return facts;
    }

    @Override
    public boolean denies(Facts input) {
        return PolicyEngine.walk(policy, input, null).verdict() instanceof Verdict.Reject;
    }
}
