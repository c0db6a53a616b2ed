package org.clawpatrol.engine.policy;

import java.util.Map;
import java.util.Optional;

/** A whole compiled policy: the rules of every endpoint. Immutable and safe to share. */
public final class Policy {
    private final Map<String, EndpointPolicy> endpoints;

    /**
     * @param endpoints by endpoint name
     */
    public Policy(Map<String, EndpointPolicy> endpoints) {
        this.endpoints = Map.copyOf(endpoints);
    }

    public Optional<EndpointPolicy> endpoint(String name) {
        return Optional.ofNullable(endpoints.get(name));
    }

    /** Compiles the rules of every endpoint, so that no action waits for it. */
    public void prepare() {
        endpoints.values().forEach(EndpointPolicy::prepare);
    }
}
