package org.clawpatrol.proxy.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.ProfileConfig;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.NoMatch;
import org.clawpatrol.engine.policy.Outcome;
import org.clawpatrol.engine.policy.Rule;

/**
 * What a configuration holds: its endpoints with their rules in deciding order, and what each
 * profile reaches with which credential. Immutable.
 */
final class ConfigurationSummary {
    private final Configuration configuration;

    ConfigurationSummary(Configuration configuration) {
        this.configuration = configuration;
    }

    List<Endpoint> endpoints() {
        return configuration.endpoints().values().stream().map(this::endpoint).toList();
    }

    List<Profile> profiles() {
        return configuration.profiles().values().stream().map(this::profile).toList();
    }

    /** As trees of JSON values. */
    Map<String, Object> json() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("endpoints", endpoints());
        object.put("profiles", profiles());
        return object;
    }

    /** As indented lines. */
    List<String> lines() {
        return new SummaryText(endpoints(), profiles()).lines();
    }

    private Endpoint endpoint(EndpointConfig endpoint) {
        List<RuleLine> rules =
                configuration.policy().endpoint(endpoint.name()).stream()
                        .map(EndpointPolicy::rules)
                        .flatMap(List::stream)
                        .map(ConfigurationSummary::rule)
                        .toList();
        boolean denies =
                configuration
                        .policy()
                        .endpoint(endpoint.name())
                        .map(EndpointPolicy::noMatch)
                        .filter(NoMatch.DENY::equals)
                        .isPresent();
        return new Endpoint(
                endpoint.typedName(),
                endpoint.family().id(),
                endpoint.hosts().stream().map(Object::toString).toList(),
                rules,
                denies ? "deny" : "allow");
    }

    private static RuleLine rule(Rule rule) {
        return new RuleLine(rule.name(), rule.priority(), outcome(rule.outcome()));
    }

    private static String outcome(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Allow _ -> "allow";
            case Outcome.Deny _ -> "deny";
            case Outcome.Approve(List<String> approvers) ->
                    "approve by " + String.join(", then ", approvers);
        };
    }

    /** In the order of the endpoints' declaration; an endpoint no credential binds is not there. */
    private Profile profile(ProfileConfig profile) {
        Map<String, List<String>> credentials =
                profile.grants().stream()
                        .flatMap(grant -> credential(grant.credential()).stream())
                        .flatMap(
                                each ->
                                        each.endpoints().stream()
                                                .map(name -> Map.entry(name, each)))
                        .collect(
                                Collectors.groupingBy(
                                        Map.Entry::getKey,
                                        Collectors.mapping(
                                                entry -> typedName(entry.getValue()),
                                                Collectors.toList())));
        List<Reach> reaches =
                configuration.endpoints().values().stream()
                        .filter(endpoint -> credentials.containsKey(endpoint.name()))
                        .map(
                                endpoint ->
                                        new Reach(
                                                endpoint.typedName(),
                                                credentials.getOrDefault(
                                                        endpoint.name(), List.of())))
                        .toList();
        return new Profile(profile.name(), reaches);
    }

    private List<CredentialConfig> credential(String name) {
        CredentialConfig found = configuration.credentials().get(name);
        return found == null ? List.of() : List.of(found);
    }

    private static String typedName(CredentialConfig credential) {
        return credential.type() + "." + credential.name();
    }

    /**
     * @param name {@code type.name}
     * @param rules in deciding order
     * @param otherwise what happens where no rule matches: {@code allow} or {@code deny}
     */
    record Endpoint(
            String name,
            String family,
            List<String> hosts,
            List<RuleLine> rules,
            String otherwise) {}

    /** One enabled rule. */
    record RuleLine(String name, int priority, String outcome) {}

    record Profile(String name, List<Reach> reaches) {}

    /** An endpoint that a profile reaches, and with what. */
    record Reach(String endpoint, List<String> credentials) {}
}
