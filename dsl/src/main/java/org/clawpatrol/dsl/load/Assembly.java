package org.clawpatrol.dsl.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.Defaults;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.GatewaySettings;
import org.clawpatrol.dsl.config.ProfileHostIndex;
import org.clawpatrol.dsl.config.RuleSource;
import org.clawpatrol.dsl.config.ShadowPolicies;
import org.clawpatrol.dsl.config.ShadowPolicy;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.variable.DeclaredValues;
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
            GatewaySettings gateway,
            DeclaredValues values,
            Set<Path> sources,
            ShadowPolicyReader.Found beside,
            List<Diagnostic> withoutRuntime) {
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
                new ShadowPolicies(shadowRules(), beside.policy(), beside.isBroken()),
                values,
                withoutRuntime);
    }

    private Map<String, RuleSource> rules() {
        Map<String, RuleSource> sources = new LinkedHashMap<>();
        for (RuleDraft draft : declarations.rules) {
            if (draft.mode() != RuleMode.DISABLED) {
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
        Map<String, List<Rule>> rules = rules(RuleDraft::enabled);
        Map<String, EndpointPolicy> policies = new HashMap<>();
        declarations.endpoints.forEach(
                (name, endpoint) ->
                        policies.put(name, rulesAt(endpoint, rules.getOrDefault(name, List.of()))));
        return new Policy(policies);
    }

    /** Empty where no rule is one. */
    private Optional<ShadowPolicy> shadowRules() {
        Set<String> shadowed = rules(draft -> draft.mode() == RuleMode.SHADOW).keySet();
        if (shadowed.isEmpty()) {
            return Optional.empty();
        }
        Map<String, List<Rule>> all = rules(draft -> draft.mode() != RuleMode.DISABLED);
        Map<String, EndpointPolicy> policies = new HashMap<>();
        for (String name : shadowed) {
            EndpointConfig endpoint = declarations.endpoints.get(name);
            if (endpoint != null) {
                policies.put(
                        endpoint.typedName(), rulesAt(endpoint, all.getOrDefault(name, List.of())));
            }
        }
        return Optional.of(new ShadowPolicy(policies, false));
    }

    private EndpointPolicy rulesAt(EndpointConfig endpoint, List<Rule> declared) {
        return EndpointPolicy.of(endpoint.name(), endpoint.family(), declared, defaults.noMatch());
    }

    /** By endpoint, in the order of declaration. */
    private Map<String, List<Rule>> rules(Predicate<RuleDraft> chosen) {
        Map<String, List<Rule>> rules = new HashMap<>();
        declarations.rules.stream()
                .filter(chosen)
                .forEach(
                        draft ->
                                draft.endpoints()
                                        .forEach(
                                                name ->
                                                        rules.computeIfAbsent(
                                                                        name,
                                                                        n -> new ArrayList<>())
                                                                .add(draft.rule())));
        return rules;
    }
}
