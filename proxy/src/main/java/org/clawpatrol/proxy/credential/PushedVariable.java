package org.clawpatrol.proxy.credential;

import java.util.List;
import org.clawpatrol.dsl.config.CredentialConfig;

/**
 * An environment variable that a device's programs should have: a placeholder in the shape they
 * expect, never a secret.
 *
 * @param description for people
 * @param type the credential type it comes from
 */
public record PushedVariable(String name, String value, String description, String type) {

    /** What a credential pushes, in order. */
    public static List<PushedVariable> of(CredentialConfig credential) {
        return switch (credential.settings()) {
            // The operator chose what the agent sends; there is no name to guess.
            case CredentialConfig.BearerToken bearer -> List.of();
        };
    }
}
