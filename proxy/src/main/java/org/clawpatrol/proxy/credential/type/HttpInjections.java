package org.clawpatrol.proxy.credential.type;

import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.proxy.credential.HttpInjection;
import org.clawpatrol.proxy.credential.aws.AwsInjection;

/** Which injection each type of credential has. Stateless. */
public final class HttpInjections {
    private HttpInjections() {}

    /** The injection of a credential. */
    public static HttpInjection of(CredentialConfig credential) {
        String name = credential.name();
        return switch (credential.settings()) {
            case CredentialConfig.BearerToken(boolean idempotencyKey) ->
                    new BearerTokenInjection(name, idempotencyKey);
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
            case CredentialConfig.GeminiKey key -> new GeminiKeyInjection(name);
            case CredentialConfig.DiscordBot bot -> new DiscordBotInjection(name);
            case CredentialConfig.NotionToken token -> new NotionTokenInjection(name);
            case CredentialConfig.TelegramBot bot -> new TelegramBotInjection(name);
            case CredentialConfig.SlackTokens tokens -> new SlackTokensInjection(name);
            case CredentialConfig.ClickHouseLogin login -> clickHouse(name, login);
            case CredentialConfig.AwsKey key -> new AwsInjection(name);
            case CredentialConfig.WithoutRuntime later -> new UnavailableInjection(name);
        };
    }

    private static HttpInjection clickHouse(String name, CredentialConfig.ClickHouseLogin login) {
        return login.user()
                .<HttpInjection>map(user -> new ClickHouseInjection(name, user))
                .orElseGet(NoInjection::new);
    }
}
