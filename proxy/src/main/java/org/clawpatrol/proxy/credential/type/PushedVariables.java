package org.clawpatrol.proxy.credential.type;

import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.config.CredentialConfig;

/**
 * Variables that make an agent's programs send requests for which a credential is then put in.
 * Stateless.
 */
public final class PushedVariables {
    /** What stands for an access token of a Claude login. */
    public static final String CLAUDE_ACCESS = "sk-ant-oat01-clawpatrol-placeholder-do-not-use";

    private static final String GEMINI = "AIzaClawpatrolPlaceholderDoNotUse00000000";
    private static final String GITHUB = "ghp_clawpatrol_placeholder_do_not_use";

    private PushedVariables() {}

    /**
     * One variable.
     *
     * @param value a placeholder that has the shape programs expect; never a secret
     */
    public record Variable(String name, String value, String description) {}

    private static final Map<String, List<Variable>> BY_TYPE =
            Map.of(
                    "anthropic_oauth_subscription",
                    List.of(placeholder("ANTHROPIC_AUTH_TOKEN", CLAUDE_ACCESS)),
                    "aws_credential",
                    List.of(
                            placeholder("AWS_ACCESS_KEY_ID", "AKIACLAWPATROLPLACE0"),
                            placeholder(
                                    "AWS_SECRET_ACCESS_KEY",
                                    "clawpatrolPlaceholderSecretAccessKeyDoNo"),
                            new Variable(
                                    "AWS_DEFAULT_REGION",
                                    "us-east-1",
                                    "a region, so that AWS clients start")),
                    "discord_bot_token",
                    List.of(
                            placeholder("DISCORD_TOKEN", DiscordBotInjection.PLACEHOLDER),
                            placeholder("DISCORD_BOT_TOKEN", DiscordBotInjection.PLACEHOLDER)),
                    "gemini_api_key",
                    List.of(
                            placeholder("GOOGLE_API_KEY", GEMINI),
                            placeholder("GEMINI_API_KEY", GEMINI)),
                    "github_oauth",
                    List.of(placeholder("GH_TOKEN", GITHUB), placeholder("GITHUB_TOKEN", GITHUB)));

    /** Those of one credential, in a fixed order. */
    public static List<Variable> of(CredentialConfig credential) {
        return BY_TYPE.getOrDefault(credential.type(), List.of());
    }

    private static Variable placeholder(String name, String value) {
        return new Variable(name, value, "a placeholder; the gateway puts the secret in");
    }
}
