package org.clawpatrol.conformance.decide;

import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.PolicyEngine;
import org.clawpatrol.engine.policy.Verdict;

/** Claw Patrol as it decides live actions. */
record TreeContender(EndpointPolicy policy) implements Contender<Facts> {

    TreeContender {
        policy.prepare();
    }

    @Override
    public Facts input(Facts facts) {
        return facts;
    }

    @Override
    public boolean denies(Facts input) {
        return PolicyEngine.decide(policy, input, null).verdict() instanceof Verdict.Reject;
    }
}
