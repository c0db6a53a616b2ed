package org.clawpatrol.proxy.credential;

import java.util.Set;
import java.util.TreeSet;
import org.clawpatrol.dsl.config.CredentialConfig;

/** How one type of credential goes into an HTTP request. Implementations are immutable. */
public sealed interface HttpInjection
        permits BearerTokenInjection,
                ClientCertificateInjection,
                NoInjection,
                UnavailableInjection {

    static HttpInjection of(CredentialConfig credential) {
        return switch (credential.settings()) {
            case CredentialConfig.BearerToken(boolean idempotencyKey) ->
                    new BearerTokenInjection(credential.name(), idempotencyKey);
            case CredentialConfig.Passthrough none -> new NoInjection();
            case CredentialConfig.ClientCertificate none -> new ClientCertificateInjection();
            case CredentialConfig.WithoutRuntime later ->
                    new UnavailableInjection(credential.name());
        };
    }

    /** Names of all slots a type has, those it can do without included. */
    static Set<String> allSlots(HttpInjection injection) {
        Set<String> all = new TreeSet<>(injection.slots());
        all.addAll(injection.optionalSlots());
        return all;
    }

    /** Names of the secret slots it needs, all of them. */
    Set<String> slots();

    /** Names of the secret slots it uses where they are filled. */
    default Set<String> optionalSlots() {
        return Set.of();
    }

    /** Names of the slots whose secrets stand in the request, so that they may come back. */
    default Set<String> sentSlots() {
        return slots();
    }

    /**
     * Puts the secrets in place of whatever the agent sent there.
     *
     * @throws UnusableSecretException when a secret cannot stand in a header; nothing was changed
     */
    void apply(HeaderEdit request, Lease lease) throws UnusableSecretException;
}
