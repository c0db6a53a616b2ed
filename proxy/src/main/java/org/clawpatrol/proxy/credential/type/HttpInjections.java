package org.clawpatrol.proxy.credential.type;

import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.proxy.credential.HttpInjection;
import org.clawpatrol.proxy.credential.aws.AwsInjection;

/** Which injection each type of credential has. Stateless. */
public final class HttpInjections {
    private HttpInjections() {}

    /** The injection of a credential. */
    public static HttpInjection of(CredentialConfig credential) {
        return switch (credential.settings()) {
            case CredentialConfig.BearerToken(boolean idempotencyKey) ->
                    new BearerTokenInjection(credential.name(), idempotencyKey);
            case CredentialConfig.Passthrough none -> new NoInjection();
            case CredentialConfig.ClientCertificate none -> new ClientCertificateInjection();
            case CredentialConfig.AwsKey none -> new AwsInjection(credential.name());
            case CredentialConfig.WithoutRuntime later ->
                    new UnavailableInjection(credential.name());
        };
    }
}
