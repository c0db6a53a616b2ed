package org.clawpatrol.proxy.credential.type;

import java.util.Set;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.OAuthClientConfig;
import org.clawpatrol.dsl.config.OAuthClientConfig.Grant;
import org.clawpatrol.dsl.config.OAuthService;
import org.clawpatrol.proxy.credential.HttpInjection;
import org.clawpatrol.proxy.credential.aws.AwsInjection;
import org.clawpatrol.proxy.credential.type.MintedTokenInjection.Scheme;

/** Which injection each type of credential has. Stateless. */
public final class HttpInjections {
    private HttpInjections() {}

    /** The injection of a credential. */
    public static HttpInjection of(CredentialConfig credential) {
        String name = credential.name();
        return switch (credential.settings()) {
            case CredentialConfig.BearerToken(boolean idempotencyKey) ->
                    new BearerTokenInjection(idempotencyKey);
            case CredentialConfig.Passthrough none -> new NoInjection();
            case CredentialConfig.ClientCertificate none -> new ClientCertificateInjection();
            case CredentialConfig.AnthropicKey key ->
                    new HeaderTokenInjection(name, "x-api-key", "");
            case CredentialConfig.BasicAuth(String username) ->
                    new BasicAuthInjection(name, username);
            case CredentialConfig.HeaderToken(String header, String prefix) ->
                    header.isEmpty()
                            ? new NoInjection()
                            : new HeaderTokenInjection(name, header, prefix);
            case CredentialConfig.CookieToken(String cookie) ->
                    cookie.isEmpty() ? new NoInjection() : new CookieTokenInjection(name, cookie);
            case CredentialConfig.GeminiKey key -> new GeminiKeyInjection();
            case CredentialConfig.DiscordBot bot -> new DiscordBotInjection(name);
            case CredentialConfig.NotionToken token -> new NotionTokenInjection();
            case CredentialConfig.TelegramBot bot -> new TelegramBotInjection(name);
            case CredentialConfig.SlackTokens tokens -> new SlackTokensInjection(name);
            case CredentialConfig.ClickHouseLogin login -> clickHouse(name, login);
            case CredentialConfig.AwsKey key -> new AwsInjection(name);
            case CredentialConfig.OAuthLogin(OAuthService service) ->
                    new LoginInjection(name, service);
            case CredentialConfig.OAuthClient(OAuthClientConfig client) ->
                    minted(credential, Scheme.BEARER, needed(client), optional(client));
            case CredentialConfig.GitHubApp none ->
                    minted(credential, Scheme.GITHUB, Set.of("private_key"), Set.of());
            case CredentialConfig.GoogleServiceAccount none ->
                    minted(credential, Scheme.BEARER, Set.of("sa_key"), Set.of());
            case CredentialConfig.WithoutRuntime later -> new UnavailableInjection(name);
        };
    }

    private static HttpInjection clickHouse(String name, CredentialConfig.ClickHouseLogin login) {
        return login.user()
                .<HttpInjection>map(user -> new ClickHouseInjection(name, user))
                .orElseGet(NoInjection::new);
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
