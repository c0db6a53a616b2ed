package org.clawpatrol.dsl.test;

import java.util.Optional;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.GatewaySettings;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.policy.EndpointPolicy;

/** A recorded action at the endpoint it is for, which can be read and decided again and again. */
public final class ReplayedAction {
    private final FixtureAction action;
    private final EndpointConfig endpoint;
    private final EndpointPolicy policy;
    private final FixtureReader reader;
    private final GatewaySettings.Limits limits;

    ReplayedAction(
            FixtureAction action,
            EndpointConfig endpoint,
            EndpointPolicy policy,
            FixtureReader reader,
            GatewaySettings.Limits limits) {
        this.action = action;
        this.endpoint = endpoint;
        this.policy = policy;
        this.reader = reader;
        this.limits = limits;
    }

    /** The rules that decide it. */
    public EndpointPolicy policy() {
        return policy;
    }

    /** The credential that rules see as dispatched. */
    public Optional<String> credential() {
        return action.credential();
    }

    /** Its facts, read anew. */
    public Facts read() throws FixtureException {
        return reader.read(action, endpoint, limits);
    }
}
