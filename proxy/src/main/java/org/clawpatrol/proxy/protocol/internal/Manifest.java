package org.clawpatrol.proxy.protocol.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialChoice;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.HostPattern;
import org.clawpatrol.dsl.config.ProfileConfig;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.Outcome;

/**
 * What one profile may use, names ascending: placeholders only, never a secret, never a condition.
 * Immutable.
 */
record Manifest(String profile, List<Endpoint> endpoints) {

    /**
     * @param asksPeople whether some rule of it has a person decide
     */
    record Endpoint(
            String name,
            String type,
            String family,
            Optional<String> description,
            List<String> hosts,
            List<Credential> credentials,
            boolean asksPeople) {}

    /** A credential of the profile at an endpoint. */
    record Credential(
            String name,
            String type,
            Optional<String> placeholder,
            Map<String, String> disambiguators,
            Optional<String> description) {}

    static Manifest of(Configuration configuration, String profile) {
        List<Endpoint> endpoints = new ArrayList<>();
        for (EndpointConfig endpoint : configuration.endpoints().values()) {
            List<Credential> credentials =
                    CredentialChoice.grantsAt(configuration, profile, endpoint.name()).stream()
                            .map(grant -> credential(configuration, grant))
                            .flatMap(Optional::stream)
                            .sorted(Comparator.comparing(Credential::name))
                            .toList();
            if (!credentials.isEmpty()) {
                endpoints.add(endpoint(configuration, endpoint, credentials));
            }
        }
        endpoints.sort(Comparator.comparing(Endpoint::name));
        return new Manifest(profile, List.copyOf(endpoints));
    }

    private static Endpoint endpoint(
            Configuration configuration, EndpointConfig endpoint, List<Credential> credentials) {
        return new Endpoint(
                endpoint.name(),
                endpoint.type(),
                endpoint.family().id(),
                endpoint.description(),
                endpoint.hosts().stream().map(HostPattern::toString).sorted().toList(),
                credentials,
                asksPeople(configuration, endpoint.name()));
    }

    private static Optional<Credential> credential(
            Configuration configuration, ProfileConfig.Grant grant) {
        return Optional.ofNullable(configuration.credentials().get(grant.credential()))
                .map(credential -> credential(credential, grant));
    }

    private static Credential credential(CredentialConfig credential, ProfileConfig.Grant grant) {
        Map<String, String> fields = new TreeMap<>(credential.disambiguators());
        fields.putAll(grant.disambiguators());
        return new Credential(
                credential.name(),
                credential.type(),
                Optional.ofNullable(fields.remove("placeholder")),
                fields,
                credential.description());
    }

    private static boolean asksPeople(Configuration configuration, String endpoint) {
        return configuration.policy().endpoint(endpoint).stream()
                .map(EndpointPolicy::rules)
                .flatMap(List::stream)
                .anyMatch(
                        rule ->
                                rule.outcome() instanceof Outcome.Approve(List<String> approvers)
                                        && approvers.stream()
                                                .anyMatch(name -> isHuman(configuration, name)));
    }

    private static boolean isHuman(Configuration configuration, String approver) {
        return Optional.ofNullable(configuration.approvers().get(approver))
                .filter(found -> !found.type().startsWith("llm"))
                .isPresent();
    }
}
