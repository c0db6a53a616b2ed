package org.clawpatrol.proxy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.UpstreamProxy;
import org.clawpatrol.proxy.credential.login.LoginDesk;
import org.clawpatrol.proxy.credential.store.SecretStores;
import org.clawpatrol.proxy.dashboard.CredentialHealth;
import org.clawpatrol.proxy.probe.SecretEnds;

/**
 * Which secrets are missing, cannot be had, or end within two weeks, and which tokens could not be
 * made when they were last asked for. Asks neither stores nor servers. Safe to share.
 */
final class SecretHealth implements CredentialHealth {
    private static final Duration AHEAD = Duration.ofDays(14);

    private final Supplier<Configuration> configuration;
    private final CredentialSecrets secrets;
    private final LoginDesk logins;
    private final SecretStores stores;
    private final InstantSource clock;
    private final SecretEnds ends;

    /**
     * @param configuration the one in force
     */
    SecretHealth(
            Supplier<Configuration> configuration,
            CredentialSecrets secrets,
            LoginDesk logins,
            SecretStores stores,
            InstantSource clock) {
        this.configuration = configuration;
        this.secrets = secrets;
        this.logins = logins;
        this.stores = stores;
        this.clock = clock;
        this.ends = new SecretEnds(configuration, secrets.source());
    }

    /** Names of the credentials without a secret that can be used, and of a proxy without one. */
    List<String> missing() {
        Stream<String> credentials =
                configuration.get().credentials().values().stream()
                        .filter(credential -> credential.stored().isEmpty())
                        .filter(
                                credential ->
                                        lacksSecret(credential) || problem(credential).isPresent())
                        .map(CredentialConfig::name);
        return Stream.concat(credentials, proxyWithoutSecret().stream()).toList();
    }

    private Optional<String> proxyWithoutSecret() {
        return configuration
                .get()
                .gateway()
                .upstreamProxy()
                .filter(proxy -> !proxy.user().isEmpty())
                .map(proxy -> UpstreamProxy.SECRET)
                .filter(name -> !secrets.present(name, ""));
    }

    private boolean lacksSecret(CredentialConfig credential) {
        if (logins.offers(credential)) {
            return logins.connected(credential).isEmpty()
                    && Stream.of("", "refresh_token")
                            .noneMatch(slot -> secrets.present(credential.name(), slot));
        }
        return secrets.lacking(credential);
    }

    /** What is wrong with a secret that is set and cannot be used, as it follows the name. */
    Optional<String> problem(CredentialConfig credential) {
        return secrets.problem(credential);
    }

    @Override
    public List<Complaint> complaints() {
        List<Complaint> complaints = new ArrayList<>();
        configuration
                .get()
                .credentials()
                .values()
                .forEach(
                        credential ->
                                complaint(credential)
                                        .ifPresent(
                                                text ->
                                                        complaints.add(
                                                                now(credential.name(), text))));
        SecretStores.withoutLogin(configuration.get(), secrets.source())
                .forEach(
                        store ->
                                complaints.add(
                                        now(
                                                store.ownSecret(),
                                                " has no secret, so secret store `"
                                                        + store.reference()
                                                        + "` cannot log in: clawpatrol credentials"
                                                        + " set "
                                                        + store.ownSecret()
                                                        + store.ownSlot()
                                                                .map(slot -> " --slot " + slot)
                                                                .orElse(""))));
        proxyWithoutSecret()
                .ifPresent(
                        name ->
                                complaints.add(
                                        now(
                                                name,
                                                " has no secret: clawpatrol credentials set "
                                                        + name)));
        ends.all().forEach(end -> ending(end).ifPresent(complaints::add));
        return complaints;
    }

    private static Complaint now(String name, String text) {
        return new Complaint(name, text, Optional.empty());
    }

    private Optional<String> complaint(CredentialConfig credential) {
        if (credential.stored().isPresent()) {
            return stores.trouble(credential).or(() -> logins.trouble(credential));
        }
        Optional<String> problem = problem(credential);
        if (problem.isPresent()) {
            return problem;
        }
        if (lacksSecret(credential)) {
            return Optional.of(
                    logins.offers(credential) ? ": nobody is logged in" : " has no secret");
        }
        return logins.trouble(credential);
    }

    private Optional<Complaint> ending(SecretEnds.End end) {
        Instant now = clock.instant();
        if (end.at().isAfter(now.plus(AHEAD))) {
            return Optional.empty();
        }
        String slot = end.slot().isEmpty() ? "" : " `" + end.slot() + "`";
        String verb = end.at().isAfter(now) ? " ends" : " ended";
        return Optional.of(
                new Complaint(
                        end.credential(), ": its secret" + slot + verb, Optional.of(end.at())));
    }
}
