package org.clawpatrol.proxy.bench;

import org.clawpatrol.dsl.test.FixtureException;
import org.clawpatrol.dsl.test.ReplayedAction;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.policy.Decision;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.PolicyEngine;
import org.jspecify.annotations.Nullable;

/** An action whose facts are ready, to be decided again and again. One thread. */
record Question(EndpointPolicy policy, Facts facts, @Nullable String credential) {

    /** Reads every fact that some rule could ask for. */
    static Question of(ReplayedAction action) throws FixtureException {
        Facts facts = action.read();
        for (Fact fact : action.policy().reads()) {
            var _ = facts.value(fact);
        }
        return new Question(action.policy(), facts, action.credential().orElse(null));
    }

    Decision decide() {
        return PolicyEngine.decide(policy, facts, credential);
    }
}
