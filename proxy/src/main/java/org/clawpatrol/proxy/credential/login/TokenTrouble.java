package org.clawpatrol.proxy.credential.login;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.proxy.credential.HttpInjection;
import org.clawpatrol.proxy.credential.SecretLookup;
import org.clawpatrol.proxy.credential.oauth.LiveToken;
import org.clawpatrol.proxy.credential.type.HttpInjections;
import org.clawpatrol.proxy.secret.Secret;

/**
 * Why the tokens of credentials could not be had when they were last asked for. Asks neither stores
 * nor servers. Safe to share.
 */
final class TokenTrouble {
    private final LiveTokens tokens;
    private final SecretLookup secrets;

    /**
     * @param secrets what tokens are made from
     */
    TokenTrouble(LiveTokens tokens, SecretLookup secrets) {
        this.tokens = tokens;
        this.secrets = secrets;
    }

    /** As it follows the credential's name; a reload may have given that to another type. */
    Optional<String> of(CredentialConfig credential) {
        return switch (credential.settings()) {
            case CredentialConfig.OAuthLogin _ -> ofLast(credential);
            case CredentialConfig.OAuthClient _,
                    CredentialConfig.GitHubApp _,
                    CredentialConfig.GoogleServiceAccount _ ->
                    credential.stored().isPresent() ? ofLast(credential) : ofMade(credential);
            default -> Optional.empty();
        };
    }

    private Optional<String> ofLast(CredentialConfig credential) {
        return tokens.find(credential.name()).flatMap(LiveToken::trouble);
    }

    /** A secret that an operator has set since then was not tried yet. */
    private Optional<String> ofMade(CredentialConfig credential) {
        Set<String> slots = HttpInjection.allSlots(HttpInjections.of(credential));
        CompletableFuture<Map<String, Secret>> finding =
                secrets.find(credential, slots).toCompletableFuture();
        if (!finding.isDone() || finding.isCompletedExceptionally()) {
            return Optional.empty();
        }
        Map<String, Secret> found = finding.join();
        try {
            byte[] origin = TokenLookup.digest(credential.settings().toString(), found);
            return tokens.find(credential.name(), origin).flatMap(LiveToken::trouble);
        } finally {
            found.values().forEach(Secret::close);
        }
    }
}
