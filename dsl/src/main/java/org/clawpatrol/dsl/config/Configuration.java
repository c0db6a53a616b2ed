package org.clawpatrol.dsl.config;

import java.util.Map;
import org.clawpatrol.engine.policy.Policy;

/**
 * A complete, checked configuration: what the gateway runs. Immutable; maps keep declaration order.
 *
 * @param endpoints by name
 * @param credentials by name
 * @param approvers by name, the built-in {@code dashboard} included
 * @param profiles by name
 */
public record Configuration(
        GatewaySettings gateway,
        Defaults defaults,
        Map<String, EndpointConfig> endpoints,
        Map<String, CredentialConfig> credentials,
        Map<String, ApproverConfig> approvers,
        Map<String, ProfileConfig> profiles,
        HostIndex hosts,
        Policy policy) {}
