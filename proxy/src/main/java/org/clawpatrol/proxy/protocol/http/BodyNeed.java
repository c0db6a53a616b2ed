package org.clawpatrol.proxy.protocol.http;

import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.Outcome;
import org.clawpatrol.engine.policy.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Whether a policy needs request bodies read before it decides: a rule reads them, or a person may
 * be asked, who must see what they approve. Remembers the last policy; lives on one event loop.
 */
final class BodyNeed {
    private @Nullable EndpointPolicy known;
    private boolean needed;
    private boolean sizeNeeded;

    /**
     * @param framing of the request: only a body of announced size need not be read for its size
     */
    boolean of(EndpointPolicy policy, Framing framing) {
        if (policy != known) {
            known = policy;
            needed =
                    policy.reads().stream().anyMatch(Fact::readsContent)
                            || policy.rules().stream().anyMatch(BodyNeed::asks);
            sizeNeeded = policy.reads().stream().anyMatch(fact -> fact.path().equals("http.size"));
        }
        return needed || (sizeNeeded && framing instanceof Framing.Chunked);
    }

    private static boolean asks(Rule rule) {
        return switch (rule.outcome()) {
            case Outcome.Allow(), Outcome.Deny() -> false;
            case Outcome.Approve approve -> true;
        };
    }
}
