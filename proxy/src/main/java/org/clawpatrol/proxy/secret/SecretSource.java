package org.clawpatrol.proxy.secret;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the secrets of credentials come from. Safe to share. */
public interface SecretSource {

    /**
     * The secrets of a credential by slot; empty when it has none. The first source that has
     * anything wins for the whole credential: the store, then the environment. Each call returns
     * fresh copies the caller must close. Must not block on the network.
     *
     * @param slots slot names the credential's type declares; the unnamed slot is the empty string
     */
    Map<String, Secret> find(String credential, Set<String> slots);

    /**
     * Why a secret that somebody set is not found, such as a file that cannot be read; for
     * operators. Empty where nobody set one.
     */
    default Optional<String> problem(String credential, Set<String> slots) {
        return Optional.empty();
    }
}
