package org.clawpatrol.proxy.dashboard;

import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.ProfileConfig;
import org.clawpatrol.proxy.credential.codex.CodexIdentity;
import org.clawpatrol.proxy.credential.codex.CodexKeys;
import org.clawpatrol.proxy.credential.type.PushedVariables;
import org.clawpatrol.proxy.credential.type.PushedVariables.Variable;

/** The variables that devices of a profile set for their agents; never a secret. Immutable. */
final class ProfileVariables {
    private final Supplier<Optional<CodexIdentity>> codex;
    private final InstantSource clock;

    /**
     * @param codex who Codex agents are, once an endpoint of theirs was in force
     */
    ProfileVariables(Supplier<Optional<CodexIdentity>> codex, InstantSource clock) {
        this.codex = codex;
        this.clock = clock;
    }

    /**
     * One variable.
     *
     * @param type of the credential or the endpoint that it is for
     */
    record Pushed(Variable variable, String type) {}

    /**
     * Credentials that have an endpoint in the order of the profile, then their endpoints; the
     * first one that names a variable gives its value.
     */
    Collection<Pushed> of(Configuration configuration, ProfileConfig profile) {
        Map<String, Pushed> byName = new LinkedHashMap<>();
        List<CredentialConfig> held =
                profile.grants().stream()
                        .map(grant -> configuration.credentials().get(grant.credential()))
                        .filter(Objects::nonNull)
                        .filter(credential -> !credential.endpoints().isEmpty())
                        .toList();
        for (CredentialConfig credential : held) {
            add(PushedVariables.of(credential), credential.type(), byName);
        }
        held.stream()
                .flatMap(credential -> credential.endpoints().stream())
                .map(configuration.endpoints()::get)
                .filter(Objects::nonNull)
                .forEach(endpoint -> add(of(endpoint), endpoint.type(), byName));
        return byName.values();
    }

    private List<Variable> of(EndpointConfig endpoint) {
        return endpoint.type().equals(CodexKeys.ENDPOINT_TYPE)
                ? codex.get().map(who -> who.variables(clock.instant())).orElse(List.of())
                : List.of();
    }

    private static void add(List<Variable> variables, String type, Map<String, Pushed> byName) {
        variables.forEach(
                variable -> byName.putIfAbsent(variable.name(), new Pushed(variable, type)));
    }
}
