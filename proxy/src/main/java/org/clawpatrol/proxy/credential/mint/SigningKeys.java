package org.clawpatrol.proxy.credential.mint;

import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.proxy.credential.oauth.TokenException;
import org.clawpatrol.proxy.secret.Secret;

/** Whether tokens can be made with a key, as far as the key itself tells. Stateless. */
public final class SigningKeys {
    private SigningKeys() {}

    /**
     * Why no token will ever be made with it, as it follows the credential's name; never the key.
     *
     * @param found secrets by slot; a missing one is no problem of its own
     */
    public static Optional<String> problem(CredentialConfig credential, Map<String, Secret> found) {
        try {
            Secret key = found.get(slot(credential));
            if (key != null && !key.isEmpty()) {
                check(credential, key);
            }
            return Optional.empty();
        } catch (TokenException e) {
            return Optional.of(e.why());
        }
    }

    private static String slot(CredentialConfig credential) {
        return switch (credential.settings()) {
            case CredentialConfig.GitHubApp _ -> "private_key";
            case CredentialConfig.GoogleServiceAccount _ -> "sa_key";
            default -> "";
        };
    }

    private static void check(CredentialConfig credential, Secret key) throws TokenException {
        switch (credential.settings()) {
            case CredentialConfig.GitHubApp _ -> GitHubAppTokens.signer(key);
            case CredentialConfig.GoogleServiceAccount _ -> GoogleTokens.check(key);
            default -> {}
        }
    }
}
