package org.clawpatrol.dsl.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.variable.DeclaredValues;
import org.clawpatrol.engine.policy.EndpointPolicy;
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
 * @param rules where each rule stands that is not disabled, those in shadow included, by name
 * @param shadow what decides beside the policy and is only recorded
 * @param values its variables, locals and functions, for the tests that belong to it
 * @param withoutRuntime an error for each thing that is declared and valid but cannot be run by
 *     this version; a gateway must not start while this is not empty
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
        Set<Path> sources,
        Map<String, RuleSource> rules,
        ShadowPolicies shadow,
        DeclaredValues values,
        List<Diagnostic> withoutRuntime) {
    public Configuration {
        sources = Set.copyOf(sources);
        withoutRuntime = List.copyOf(withoutRuntime);
    }

    /** A configuration that was read from no file and can be run. */
    public Configuration(
            GatewaySettings gateway,
            Defaults defaults,
            Map<String, EndpointConfig> endpoints,
            Map<String, CredentialConfig> credentials,
            Map<String, ApproverConfig> approvers,
            Map<String, ProfileConfig> profiles,
            HostIndex hosts,
            Policy policy) {
        this(
                gateway,
                defaults,
                endpoints,
                credentials,
                approvers,
                profiles,
                hosts,
                policy,
                Set.of(),
                Map.of(),
                ShadowPolicies.none(),
                DeclaredValues.none(),
                List.of());
    }

    /** The rules of one of its endpoints; where it has none, {@code no_match} decides. */
    public EndpointPolicy policyOf(EndpointConfig endpoint) {
        return policy.endpoint(endpoint.name())
                .orElseGet(
                        () ->
                                EndpointPolicy.of(
                                        endpoint.name(),
                                        endpoint.family(),
                                        List.of(),
                                        defaults.noMatch()));
    }

    /** The same with nothing beside its policy. */
    public Configuration withoutShadow() {
        return with(policy, ShadowPolicies.none());
    }

    /** The same with other rules. */
    public Configuration with(Policy other, ShadowPolicies beside) {
        return new Configuration(
                gateway,
                defaults,
                endpoints,
                credentials,
                approvers,
                profiles,
                hosts,
                other,
                sources,
                rules,
                beside,
                values,
                withoutRuntime);
    }
}
