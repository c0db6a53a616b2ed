package org.clawpatrol.proxy.credential.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.SecretStoreConfig;
import org.clawpatrol.dsl.config.StoredAt;
import org.clawpatrol.proxy.credential.oauth.TokenException;
import org.clawpatrol.proxy.credential.oauth.TokenTransport;
import org.clawpatrol.proxy.secret.Secret;

/** Stores and what they gave, for tests. */
final class Stores {
    /** For what calls nobody. */
    static final TokenTransport NO_CALLS =
            call -> {
                throw TokenException.transientFailure(": called");
            };

    private Stores() {}

    static SecretStoreConfig store(SecretStoreConfig.Settings settings) {
        return new SecretStoreConfig(
                "lab", "exec", Duration.ofMinutes(5), Duration.ofSeconds(5), settings);
    }

    static SecretStoreConfig store() {
        return store(new SecretStoreConfig.SystemdCredentials());
    }

    static StoredAt at(Map<String, String> keys) {
        return new StoredAt(store(), keys, Set.of());
    }

    static CredentialConfig bearer(StoredAt stored) {
        return new CredentialConfig(
                "api",
                "bearer_token",
                List.of("api"),
                Optional.empty(),
                Optional.empty(),
                new CredentialConfig.BearerToken(false),
                Optional.of(stored));
    }

    /** The texts of secrets, which are closed. */
    static Map<String, String> texts(Map<String, Secret> secrets) {
        Map<String, String> texts = new TreeMap<>();
        secrets.forEach(
                (slot, secret) -> {
                    texts.put(slot, secret.revealText());
                    secret.close();
                });
        return texts;
    }
}
