package org.clawpatrol.proxy.dashboard;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.proxy.secret.Secret;
import org.clawpatrol.proxy.secret.SecretOrigin;

/** Secrets in a map. Safe to share. */
final class FakeSecrets implements StoredSecrets {
    final Map<String, String> stored = new ConcurrentHashMap<>();

    /** Names of the credentials whose secret a variable of the environment holds. */
    final Set<String> fromEnvironment = ConcurrentHashMap.newKeySet();

    @Override
    public boolean needed(CredentialConfig credential, String slot) {
        return true;
    }

    @Override
    public List<String> slots(CredentialConfig credential) {
        return List.of("");
    }

    @Override
    public Map<String, SecretOrigin> origins(CredentialConfig credential) {
        if (stored.containsKey(credential.name() + "/")) {
            return Map.of("", SecretOrigin.STORE);
        }
        return fromEnvironment.contains(credential.name())
                ? Map.of("", SecretOrigin.ENVIRONMENT)
                : Map.of();
    }

    @Override
    public boolean suffices(CredentialConfig credential, Set<String> filled) {
        return !filled.isEmpty();
    }

    @Override
    public void put(String credential, String slot, Secret secret) {
        stored.put(credential + "/" + slot, secret.revealText());
    }

    @Override
    public boolean remove(String credential, String slot) {
        return stored.remove(credential + "/" + slot) != null;
    }
}
