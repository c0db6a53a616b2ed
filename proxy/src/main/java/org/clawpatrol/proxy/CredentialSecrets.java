package org.clawpatrol.proxy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.proxy.credential.HttpInjection;
import org.clawpatrol.proxy.credential.mint.SigningKeys;
import org.clawpatrol.proxy.credential.type.HttpInjections;
import org.clawpatrol.proxy.dashboard.StoredSecrets;
import org.clawpatrol.proxy.secret.InvalidSecretException;
import org.clawpatrol.proxy.secret.Secret;
import org.clawpatrol.proxy.secret.SecretOrigin;
import org.clawpatrol.proxy.secret.SecretSource;
import org.clawpatrol.proxy.secret.SecretStore;
import org.clawpatrol.proxy.secret.SlotShape;

/** What the dashboard and the commands may do with secrets. Safe to share. */
public final class CredentialSecrets implements StoredSecrets {
    private final SecretStore store;

    public CredentialSecrets(SecretStore store) {
        this.store = store;
    }

    SecretSource source() {
        return store;
    }

    @Override
    public List<String> slots(CredentialConfig credential) {
        // What a secret store keeps is set there.
        return credential.stored().isPresent()
                ? List.of()
                : List.copyOf(HttpInjection.allSlots(HttpInjections.of(credential)));
    }

    @Override
    public boolean needed(CredentialConfig credential, String slot) {
        HttpInjection injection = HttpInjections.of(credential);
        Set<String> others = new HashSet<>(HttpInjection.allSlots(injection));
        others.remove(slot);
        return !injection.suffices(others);
    }

    boolean present(String credential, String slot) {
        return store.origins(credential, Set.of(slot)).containsKey(slot);
    }

    /** Whether its actions are refused for want of a secret. */
    boolean lacking(CredentialConfig credential) {
        return !suffices(credential, origins(credential).keySet());
    }

    /**
     * What is wrong with a secret that is set and cannot be used, as it follows the credential's
     * name; neither stores nor servers are asked.
     */
    Optional<String> problem(CredentialConfig credential) {
        Set<String> slots = Set.copyOf(slots(credential));
        Optional<String> unreadable = store.problem(credential.name(), slots);
        if (unreadable.isPresent()) {
            return unreadable.map(text -> ": " + text);
        }
        Map<String, Secret> found = store.find(credential.name(), slots);
        try {
            return SigningKeys.problem(credential, found);
        } finally {
            found.values().forEach(Secret::close);
        }
    }

    @Override
    public Map<String, SecretOrigin> origins(CredentialConfig credential) {
        HttpInjection injection = HttpInjections.of(credential);
        return store.origins(credential.name(), HttpInjection.allSlots(injection));
    }

    @Override
    public boolean suffices(CredentialConfig credential, Set<String> filled) {
        return HttpInjections.of(credential).suffices(filled);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException when the value cannot be used; the message says why
     */
    @Override
    public void put(String credential, String slot, Secret secret) {
        try {
            store.put(credential, slot, secret, SlotShape.of(slot));
        } catch (InvalidSecretException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    @Override
    public boolean remove(String credential, String slot) {
        return store.delete(credential, slot);
    }
}
