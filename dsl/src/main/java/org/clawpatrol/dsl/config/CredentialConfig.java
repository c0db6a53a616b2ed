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
 */
public record CredentialConfig(
        String name,
        String type,
        List<String> endpoints,
        Optional<String> placeholder,
        Optional<String> description,
        Settings settings) {
    public CredentialConfig {
        endpoints = List.copyOf(endpoints);
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
