package org.clawpatrol.proxy.credential.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.OAuthClientConfig;
import org.clawpatrol.dsl.config.OAuthClientConfig.Grant;
import org.clawpatrol.proxy.credential.FailedSourceException;
import org.clawpatrol.proxy.credential.MissingSecretException;
import org.clawpatrol.proxy.credential.SecretLookup;
import org.clawpatrol.proxy.credential.mint.ClientCredentials;
import org.clawpatrol.proxy.credential.mint.GitHubAppTokens;
import org.clawpatrol.proxy.credential.mint.GoogleTokens;
import org.clawpatrol.proxy.credential.oauth.LiveToken;
import org.clawpatrol.proxy.credential.oauth.TokenException;
import org.clawpatrol.proxy.credential.oauth.TokenSupply;
import org.clawpatrol.proxy.secret.Secret;

/**
 * Adds tokens that come from logins or are made from secrets. A type that people log in for has its
 * token in the unnamed slot: what an operator stored comes before the login, the environment after
 * it. A type whose token is made has it in slot {@code access_token} beside what it is made from.
 * Safe to share.
 */
public final class TokenLookup implements SecretLookup {
    private static final String MAIN_SLOT = "";
    private static final String ACCESS_TOKEN = "access_token";

    private final SecretLookup next;
    private final Predicate<String> stored;
    private final LoginProviders providers;
    private final LiveTokens tokens;
    private final LoginParts parts;

    TokenLookup(SecretLookup next, Predicate<String> stored, Logins logins) {
        this.next = next;
        this.stored = stored;
        this.providers = logins.providers();
        this.tokens = logins.tokens();
        this.parts = logins.parts();
    }

    @Override
    public CompletionStage<Map<String, Secret>> find(
            CredentialConfig credential, Set<String> slots) {
        return switch (credential.settings()) {
            case CredentialConfig.OAuthLogin login ->
                    credential.stored().isPresent() || stored.test(credential.name())
                            ? next.find(credential, slots)
                            : loggedIn(credential, slots);
            case CredentialConfig.OAuthClient client -> made(credential, slots);
            case CredentialConfig.GitHubApp app -> made(credential, slots);
            case CredentialConfig.GoogleServiceAccount account -> made(credential, slots);
            default -> next.find(credential, slots);
        };
    }

    private CompletionStage<Map<String, Secret>> loggedIn(
            CredentialConfig credential, Set<String> slots) {
        LoginProvider provider = providers.of(credential).orElseThrow();
        LiveToken token =
                tokens.of(
                        credential.name(),
                        digest(provider.client().issuer(), Map.of()),
                        () ->
                                new LoginTokens(
                                        credential.name(),
                                        provider.client(),
                                        ClientSecrets.NONE,
                                        parts));
        return token.use()
                .thenApply(secret -> Map.of(MAIN_SLOT, secret))
                .exceptionallyCompose(
                        failure ->
                                isNotConnected(failure)
                                        ? next.find(credential, slots)
                                        : failed(credential, failure));
    }

    private CompletionStage<Map<String, Secret>> made(
            CredentialConfig credential, Set<String> slots) {
        return next.find(credential, slots).thenCompose(found -> made(credential, found));
    }

    private CompletionStage<Map<String, Secret>> made(
            CredentialConfig credential, Map<String, Secret> found) {
        if (found.isEmpty() && !mayHaveLogin(credential)) {
            return CompletableFuture.completedFuture(found);
        }
        LiveToken token;
        try {
            token =
                    tokens.of(
                            credential.name(),
                            digest(credential.settings().toString(), found),
                            supply(credential, found));
        } catch (RuntimeException e) {
            found.values().forEach(Secret::close);
            throw e;
        }
        return token.use()
                .thenApply(secret -> with(found, secret))
                .exceptionallyCompose(
                        failure -> {
                            found.values().forEach(Secret::close);
                            return failed(credential, failure);
                        });
    }

    private static Map<String, Secret> with(Map<String, Secret> found, Secret token) {
        Map<String, Secret> all = new HashMap<>(found);
        all.put(ACCESS_TOKEN, token);
        return all;
    }

    private static boolean mayHaveLogin(CredentialConfig credential) {
        return credential.settings() instanceof CredentialConfig.OAuthClient(var client)
                && client.grant() != Grant.CLIENT_CREDENTIALS;
    }

    /** Takes copies of the secrets. */
    private Supplier<TokenSupply> supply(CredentialConfig credential, Map<String, Secret> found) {
        return () ->
                switch (credential.settings()) {
                    case CredentialConfig.OAuthClient(OAuthClientConfig client)
                            when client.grant() == Grant.CLIENT_CREDENTIALS ->
                            new ClientCredentials(
                                    client,
                                    LoginProviders.client(client),
                                    copy(found, "client_secret"),
                                    parts.endpoint(),
                                    parts.clock());
                    case CredentialConfig.OAuthClient(OAuthClientConfig client) ->
                            new LoginTokens(
                                    credential.name(),
                                    LoginProviders.client(client),
                                    ClientSecrets.of(found),
                                    parts);
                    case CredentialConfig.GitHubApp(var app) ->
                            new GitHubAppTokens(
                                    app,
                                    copy(found, "private_key"),
                                    parts.transport(),
                                    parts.clock());
                    case CredentialConfig.GoogleServiceAccount account ->
                            new GoogleTokens(
                                    copy(found, "sa_key"), parts.transport(), parts.clock());
                    default -> throw new IllegalArgumentException(credential.type());
                };
    }

    private static Secret copy(Map<String, Secret> found, String slot) {
        return Optional.ofNullable(found.get(slot))
                .map(Secret::copy)
                .orElseGet(() -> Secret.of(""));
    }

    private static <T> CompletionStage<T> failed(CredentialConfig credential, Throwable failure) {
        Throwable cause = cause(failure);
        if (isNotConnected(failure)) {
            return CompletableFuture.failedStage(new MissingSecretException(credential.name()));
        }
        return CompletableFuture.failedStage(
                cause instanceof TokenException token
                        ? new FailedSourceException(
                                credential.name(), token.why(), token.grantIsGone())
                        : cause);
    }

    private static boolean isNotConnected(Throwable failure) {
        return cause(failure) instanceof TokenException token && token.isNotConnected();
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause()
                : failure;
    }

    /** Tells apart what tokens are made from, and keeps nothing of it. */
    static byte[] digest(String settings, Map<String, Secret> secrets) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(settings.getBytes(StandardCharsets.UTF_8));
            new TreeMap<>(secrets)
                    .forEach(
                            (slot, secret) -> {
                                byte[] bytes = secret.reveal();
                                String place = "\n" + slot + " " + bytes.length + "\n";
                                digest.update(place.getBytes(StandardCharsets.UTF_8));
                                digest.update(bytes);
                                Arrays.fill(bytes, (byte) 0);
                            });
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
