package org.clawpatrol.proxy.credential;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.proxy.secret.Secret;
import org.clawpatrol.proxy.secret.SecretSource;

/**
 * Finds the secrets that a credential needs, wherever they are kept and however long it takes. Safe
 * to share; one lookup may stand in front of another.
 */
@FunctionalInterface
public interface SecretLookup {

    /**
     * The secrets by slot, fresh copies that the caller closes. Slots without a secret are left
     * out; a lookup that makes tokens from secrets may add to what was asked for. Never blocks; may
     * complete on any thread. Fails with {@link FailedSourceException} where the secret is kept by
     * something that does not answer: the action is refused then.
     *
     * @param slots names of the slots its type declares; the unnamed slot is the empty string
     */
    CompletionStage<Map<String, Secret>> find(CredentialConfig credential, Set<String> slots);

    /** Looks into a source that is at hand; one with a problem fails. */
    static SecretLookup in(SecretSource source) {
        return (credential, slots) -> {
            Map<String, Secret> found = source.find(credential.name(), slots);
            Optional<String> problem =
                    found.size() < slots.size()
                            ? source.problem(credential.name(), slots)
                            : Optional.empty();
            if (problem.isEmpty()) {
                return CompletableFuture.completedFuture(found);
            }
            found.values().forEach(Secret::close);
            return CompletableFuture.failedFuture(
                    new FailedSourceException(credential.name(), ": " + problem.get()));
        };
    }
}
