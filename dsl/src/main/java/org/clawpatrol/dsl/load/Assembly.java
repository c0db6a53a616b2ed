package org.clawpatrol.dsl.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.Defaults;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.GatewaySettings;
import org.clawpatrol.dsl.config.ProfileHostIndex;
import org.clawpatrol.dsl.config.RuleSource;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.Policy;
import org.clawpatrol.engine.policy.Rule;

/** Puts checked declarations together into what a gateway runs. One thread. */
final class Assembly {
    private final Declarations declarations;
    private final Defaults defaults;

    Assembly(Declarations declarations, Defaults defaults) {
        this.declarations = declarations;
        this.defaults = defaults;
    }

    Configuration configuration(
            GatewaySettings gateway, Set<Path> sources, List<Diagnostic> withoutRuntime) {
        return new Configuration(
                gateway,
                defaults,
                frozen(declarations.endpoints),
                frozen(declarations.credentials),
                frozen(declarations.approvers),
                frozen(declarations.profiles),
                hosts(),
                policy(),
                sources,
                rules(),
                withoutRuntime);
    }

    private Map<String, RuleSource> rules() {
        Map<String, RuleSource> sources = new LinkedHashMap<>();
        for (RuleDraft draft : declarations.rules) {
            if (draft.enabled()) {
                sources.put(draft.rule().name(), new RuleSource(draft.header(), draft.condition()));
            }
        }
        return Collections.unmodifiableMap(sources);
    }

    private static <T> Map<String, T> frozen(Map<String, T> collected) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(collected));
    }

    private ProfileHostIndex hosts() {
        Map<String, Collection<EndpointConfig>> reachable = new HashMap<>();
        declarations.profiles.forEach(
                (name, profile) -> reachable.put(name, declarations.reachable(profile)));
        return ProfileHostIndex.of(declarations.endpoints.values(), reachable);
    }

    private Policy policy() {
        Map<String, List<Rule>> rules = new HashMap<>();
        for (RuleDraft draft : declarations.rules) {
            if (draft.enabled()) {
                for (String endpoint : draft.endpoints()) {
                    rules.computeIfAbsent(endpoint, name -> new ArrayList<>()).add(draft.rule());
                }
            }
        }
        Map<String, EndpointPolicy> policies = new HashMap<>();
        declarations.endpoints.forEach(
                (name, endpoint) ->
                        policies.put(
                                name,
                                EndpointPolicy.of(
                                        name,
                                        endpoint.family(),
                                        rules.getOrDefault(name, List.of()),
                                        defaults.noMatch())));
        return new Policy(policies);
    }
}
