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

    boolean of(EndpointPolicy policy) {
        if (policy != known) {
            known = policy;
            needed =
                    policy.reads().stream().anyMatch(BodyNeed::isBody)
                            || policy.rules().stream().anyMatch(BodyNeed::asks);
        }
        return needed;
    }

    private static boolean isBody(Fact fact) {
        return fact.variable().equals("http")
                && (fact.field().equals("body") || fact.field().equals("body_json"));
    }

    private static boolean asks(Rule rule) {
        return switch (rule.outcome()) {
            case Outcome.Allow(), Outcome.Deny() -> false;
            case Outcome.Approve approve -> true;
        };
    }
}
