package org.clawpatrol.dsl.config;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A declared credential; its secret is never part of the configuration.
 *
 * @param endpoints names of the endpoints it is bound to
 * @param settings the attributes of its type
 * @param stored the secret store that alone has its secrets, where it names one
 */
public record CredentialConfig(
        String name,
        String type,
        List<String> endpoints,
        Optional<String> placeholder,
        Optional<String> description,
        Settings settings,
        Optional<StoredAt> stored) {
    public CredentialConfig {
        endpoints = List.copyOf(endpoints);
    }

    /** Without a secret store. */
    public CredentialConfig(
            String name,
            String type,
            List<String> endpoints,
            Optional<String> placeholder,
            Optional<String> description,
            Settings settings) {
        this(name, type, endpoints, placeholder, description, settings, Optional.empty());
    }

    /** What its block says about when it is meant, by field; profiles may say more. */
    public Map<String, String> disambiguators() {
        Map<String, String> fields = new TreeMap<>();
        placeholder.ifPresent(text -> fields.put("placeholder", text));
        fields.putAll(settings.disambiguators());
        return Collections.unmodifiableMap(fields);
    }

    /** What a credential type adds. */
    public sealed interface Settings {

        /** The attributes that choose it among several, besides {@code placeholder}. */
        default Map<String, String> disambiguators() {
            return Map.of();
        }
    }

    /**
     * {@code bearer_token}.
     *
     * @param idempotencyKey whether writes get an {@code Idempotency-Key}
     */
    public record BearerToken(boolean idempotencyKey) implements Settings {}

    /** {@code passthrough}: no secret at all. */
    public record Passthrough() implements Settings {}

    /** {@code mtls_credential}: a certificate shown in the TLS handshake with the origin. */
    public record ClientCertificate() implements Settings {}

    /** {@code anthropic_manual_key}: a key in {@code x-api-key}. */
    public record AnthropicKey() implements Settings {}

    /**
     * {@code basic_auth}: HTTP Basic (RFC 7617).
     *
     * @param username holds neither a colon nor control characters
     */
    public record BasicAuth(String username) implements Settings {}

    /**
     * {@code header_token}.
     *
     * @param header a field name that neither frames a message nor concerns one connection; empty
     *     for a credential that is never sent
     * @param prefix what stands before the secret; printable ASCII
     */
    public record HeaderToken(String header, String prefix) implements Settings {}

    /**
     * {@code cookie_token}.
     *
     * @param name of the cookie; empty for a credential that is never sent
     */
    public record CookieToken(String name) implements Settings {}

    /** {@code gemini_api_key}: a key in {@code x-goog-api-key}, and in the query where one is. */
    public record GeminiKey() implements Settings {}

    /** {@code discord_bot_token}. */
    public record DiscordBot() implements Settings {}

    /** {@code notion_oauth}: a token of Notion's API, which was made by hand. */
    public record NotionToken() implements Settings {}

    /** {@code telegram_bot_token}. */
    public record TelegramBot() implements Settings {}

    /** {@code slack_tokens}. */
    public record SlackTokens() implements Settings {}

    /**
     * {@code clickhouse_credential}.
     *
     * @param user who logs in; without one nothing is sent over HTTP
     * @param database chooses it among several
     */
    public record ClickHouseLogin(Optional<String> user, Optional<String> database)
            implements Settings {

        @Override
        public Map<String, String> disambiguators() {
            Map<String, String> fields = new TreeMap<>();
            user.ifPresent(name -> fields.put("user", name));
            database.ifPresent(name -> fields.put("database", name));
            return Collections.unmodifiableMap(fields);
        }
    }

    /** {@code aws_credential}: a key that signs requests, or mints tokens of EKS clusters. */
    public record AwsKey() implements Settings {}

    /** The types whose token comes from a login at a service that this version knows. */
    public record OAuthLogin(OAuthService service) implements Settings {}

    /** {@code oauth2_client}: a client of an authorization server. */
    public record OAuthClient(OAuthClientConfig client) implements Settings {}

    /** {@code github_app}: installation tokens of a GitHub App. */
    public record GitHubApp(GitHubAppConfig app) implements Settings {}

    /** {@code google_gke_credential}: access tokens of a Google service account. */
    public record GoogleServiceAccount() implements Settings {}

    /** A type that this version checks but cannot use; no gateway starts with one. */
    public record WithoutRuntime(Map<String, String> disambiguators) implements Settings {
        public WithoutRuntime {
            disambiguators = Map.copyOf(disambiguators);
        }
    }
}
