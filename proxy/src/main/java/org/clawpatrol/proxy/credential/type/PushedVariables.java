package org.clawpatrol.proxy.credential.type;

import java.util.List;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.OAuthService;

/**
 * Variables that make an agent's programs send requests for which a credential is then put in.
 * Stateless.
 */
public final class PushedVariables {
    private static final String GITHUB = "ghp_clawpatrol_placeholder_do_not_use";

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
            case CredentialConfig.OAuthLogin(OAuthService service) -> ofLogin(service);
            case CredentialConfig.OAuthClient none -> List.of();
            case CredentialConfig.GitHubApp none -> List.of();
            case CredentialConfig.GoogleServiceAccount none -> List.of();
            case CredentialConfig.WithoutRuntime later -> List.of();
        };
    }

    private static List<Variable> ofLogin(OAuthService service) {
        return switch (service) {
            case ANTHROPIC ->
                    List.of(
                            placeholder(
                                    "ANTHROPIC_AUTH_TOKEN",
                                    "sk-ant-oat01-clawpatrol-placeholder-do-not-use"));
            case GITHUB ->
                    List.of(placeholder("GH_TOKEN", GITHUB), placeholder("GITHUB_TOKEN", GITHUB));
            case NOTION_MCP, OPENAI_CODEX -> List.of();
        };
    }

    private static Variable placeholder(String name, String value) {
        return new Variable(name, value, "a placeholder; the gateway puts the token in");
    }
}
