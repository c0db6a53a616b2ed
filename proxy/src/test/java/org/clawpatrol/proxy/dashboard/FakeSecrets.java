package org.clawpatrol.proxy.dashboard;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.proxy.secret.Secret;

/** Secrets in a map. Safe to share. */
final class FakeSecrets implements StoredSecrets {
    final Map<String, String> stored = new ConcurrentHashMap<>();

    @Override
    public boolean needed(CredentialConfig credential, String slot) {
        return true;
    }

    @Override
    public List<String> slots(CredentialConfig credential) {
        return List.of("");
    }

    @Override
    public boolean present(String credential, String slot) {
        return stored.containsKey(credential + "/" + slot);
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
