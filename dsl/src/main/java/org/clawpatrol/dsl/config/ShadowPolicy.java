package org.clawpatrol.dsl.config;

import java.util.Map;
import java.util.Optional;
import org.clawpatrol.engine.policy.EndpointPolicy;

/**
 * Rules that decide beside those in force, and whose decisions are recorded and never enforced.
 * Immutable.
 *
 * @param endpoints their rules in deciding order by the endpoint's typed name, such as {@code
 *     https.api}
 * @param whole whether an endpoint that is missing here is one the policy does not have, rather
 *     than one at which it has nothing of its own to say
 */
public record ShadowPolicy(Map<String, EndpointPolicy> endpoints, boolean whole) {
    public ShadowPolicy {
        endpoints = Map.copyOf(endpoints);
    }

    /** The rules that would decide at the endpoint. */
    public Optional<EndpointPolicy> at(EndpointConfig endpoint) {
        return Optional.ofNullable(endpoints.get(endpoint.typedName()));
    }

    /** Compiles the rules of every endpoint, so that no action waits for it. */
    public void prepare() {
        endpoints.values().forEach(EndpointPolicy::prepare);
    }
}
