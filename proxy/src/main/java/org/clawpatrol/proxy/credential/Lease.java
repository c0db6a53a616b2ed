package org.clawpatrol.proxy.credential;

import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.proxy.secret.Secret;

/** Secrets lent for one action. Closing wipes them. Not shared between threads. */
public final class Lease implements AutoCloseable {
    private static final Lease NONE = new Lease(Optional.empty(), Map.of());

    private final Optional<CredentialConfig> credential;
    private final Map<String, Secret> slots;

    private Lease(Optional<CredentialConfig> credential, Map<String, Secret> slots) {
        this.credential = credential;
        this.slots = Map.copyOf(slots);
    }

    /** The lease of an action that needs no credential. */
    public static Lease none() {
        return NONE;
    }

    /**
     * @param slots secrets by slot name, the unnamed slot under the empty string; owned by the
     *     lease from here on
     */
    public static Lease of(CredentialConfig credential, Map<String, Secret> slots) {
        return new Lease(Optional.of(credential), slots);
    }

    public Optional<CredentialConfig> credential() {
        return credential;
    }

    public Optional<Secret> slot(String name) {
        return Optional.ofNullable(slots.get(name));
    }

    /**
     * The secret of a slot that has one.
     *
     * @throws UnusableSecretException when it is missing or empty
     */
    public Secret required(String name) throws UnusableSecretException {
        return slot(name)
                .filter(secret -> !secret.isEmpty())
                .orElseThrow(
                        () ->
                                new UnusableSecretException(
                                        credential.map(CredentialConfig::name).orElse(""),
                                        "has no secret"));
    }

    /**
     * The secret of a slot that goes into a header as it is.
     *
     * @throws UnusableSecretException when it is missing, empty, or holds what a header cannot
     */
    public Secret token(String name) throws UnusableSecretException {
        return slot(name)
                .filter(HeaderSafe::test)
                .orElseThrow(
                        () ->
                                new UnusableSecretException(
                                        credential.map(CredentialConfig::name).orElse("")));
    }

    @Override
    public void close() {
        slots.values().forEach(Secret::close);
    }
}
