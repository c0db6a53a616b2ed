package org.clawpatrol.proxy.credential.type;

import java.util.Set;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.OAuthClientConfig;
import org.clawpatrol.dsl.config.OAuthClientConfig.Grant;
import org.clawpatrol.dsl.config.OAuthService;
import org.clawpatrol.proxy.credential.HttpInjection;
import org.clawpatrol.proxy.credential.type.MintedTokenInjection.Scheme;

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
            case CredentialConfig.OAuthLogin(OAuthService service) ->
                    new LoginInjection(credential.name(), service);
            case CredentialConfig.OAuthClient(OAuthClientConfig client) ->
                    minted(credential, Scheme.BEARER, needed(client), optional(client));
            case CredentialConfig.GitHubApp none ->
                    minted(credential, Scheme.GITHUB, Set.of("private_key"), Set.of());
            case CredentialConfig.GoogleServiceAccount none ->
                    minted(credential, Scheme.BEARER, Set.of("sa_key"), Set.of());
            case CredentialConfig.WithoutRuntime later ->
                    new UnavailableInjection(credential.name());
        };
    }

    private static HttpInjection minted(
            CredentialConfig credential, Scheme scheme, Set<String> slots, Set<String> optional) {
        return new MintedTokenInjection(credential.name(), scheme, slots, optional);
    }

    private static Set<String> needed(OAuthClientConfig client) {
        return client.grant() == Grant.CLIENT_CREDENTIALS ? Set.of("client_secret") : Set.of();
    }

    private static Set<String> optional(OAuthClientConfig client) {
        return client.grant() == Grant.CLIENT_CREDENTIALS
                ? Set.of()
                : Set.of("client_secret", "refresh_token");
    }
}
