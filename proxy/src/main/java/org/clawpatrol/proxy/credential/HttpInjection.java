package org.clawpatrol.proxy.credential;

import java.util.Set;
import org.clawpatrol.dsl.config.CredentialConfig;

/** How one type of credential goes into an HTTP request. Implementations are immutable. */
public sealed interface HttpInjection
        permits BearerTokenInjection, NoInjection, UnavailableInjection {

    static HttpInjection of(CredentialConfig credential) {
        return switch (credential.settings()) {
            case CredentialConfig.BearerToken(boolean idempotencyKey) ->
                    new BearerTokenInjection(credential.name(), idempotencyKey);
            case CredentialConfig.Passthrough none -> new NoInjection();
            case CredentialConfig.WithoutRuntime later ->
                    new UnavailableInjection(credential.name());
        };
    }

    /** Names of the secret slots it needs, all of them. */
    Set<String> slots();

    /**
     * Puts the secrets in place of whatever the agent sent there.
     *
     * @throws UnusableSecretException when a secret cannot stand in a header; nothing was changed
     */
    void apply(HeaderEdit request, Lease lease) throws UnusableSecretException;
}
