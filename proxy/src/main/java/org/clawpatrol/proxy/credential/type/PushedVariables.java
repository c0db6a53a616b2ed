package org.clawpatrol.proxy.credential.type;

import java.util.List;
import org.clawpatrol.dsl.config.CredentialConfig;

/**
 * Variables that make an agent's programs send requests for which a credential is then put in.
 * Stateless.
 */
public final class PushedVariables {
    private PushedVariables() {}

    /**
     * One variable.
     *
     * @param value a placeholder that has the shape programs expect; never a secret
     */
    public record Variable(String name, String value, String description) {}

    /** Those of one credential, in a fixed order. */
    public static List<Variable> of(CredentialConfig credential) {
        return switch (credential.settings()) {
            case CredentialConfig.BearerToken none -> List.of();
            case CredentialConfig.Passthrough none -> List.of();
            case CredentialConfig.ClientCertificate none -> List.of();
            case CredentialConfig.AwsKey none -> awsKey();
            case CredentialConfig.WithoutRuntime later -> List.of();
        };
    }

    private static List<Variable> awsKey() {
        return List.of(
                new Variable(
                        "AWS_ACCESS_KEY_ID",
                        "AKIACLAWPATROLPLACE0",
                        "placeholder: the gateway signs with the real key"),
                new Variable(
                        "AWS_SECRET_ACCESS_KEY",
                        "clawpatrolPlaceholderSecretAccessKeyDoNo",
                        "placeholder: the gateway signs with the real key"),
                new Variable(
                        "AWS_DEFAULT_REGION",
                        "us-east-1",
                        "region of services for which the agent's programs name none"));
    }
}
