package org.clawpatrol.engine.bench;

import java.util.List;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.NoMatch;

/** What states hold before they are set up. Stateless. */
final class EndpointPolicies {
    static final EndpointPolicy NONE =
            EndpointPolicy.of("none", Family.HTTP, List.of(), NoMatch.DENY);

    private EndpointPolicies() {}
}
