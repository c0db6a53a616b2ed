package org.clawpatrol.dsl.config;

import java.util.List;
import java.util.Optional;

/**
 * A declared credential; its secret is never part of the configuration.
 *
 * @param endpoints names of the endpoints it is bound to
 * @param settings the attributes of its type
 */
public record CredentialConfig(
        String name,
        String type,
        List<String> endpoints,
        Optional<String> placeholder,
        Optional<String> description,
        Settings settings) {
    public CredentialConfig {
        endpoints = List.copyOf(endpoints);
    }

    /** What a credential type adds. */
    public sealed interface Settings {}

    /**
     * {@code bearer_token}.
     *
     * @param idempotencyKey whether writes get an {@code Idempotency-Key}
     */
    public record BearerToken(boolean idempotencyKey) implements Settings {}
}
