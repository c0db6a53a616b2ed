package org.clawpatrol.dsl.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.clawpatrol.engine.policy.Policy;

/**
 * A complete, checked configuration: what the gateway runs. Immutable; maps keep declaration order.
 *
 * @param endpoints by name
 * @param credentials by name
 * @param approvers by name, the built-in {@code dashboard} included
 * @param profiles by name
 * @param sources further files that loading read besides the {@code .hcl} files, such as
 *     certificates; absolute
 */
public record Configuration(
        GatewaySettings gateway,
        Defaults defaults,
        Map<String, EndpointConfig> endpoints,
        Map<String, CredentialConfig> credentials,
        Map<String, ApproverConfig> approvers,
        Map<String, ProfileConfig> profiles,
        HostIndex hosts,
        Policy policy,
        Set<Path> sources) {}
