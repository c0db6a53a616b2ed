package org.clawpatrol.proxy.credential.placeholder;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.OAuthService;
import org.clawpatrol.proxy.credential.type.PushedVariables;

/**
 * What agents hold where programs expect the tokens of a credential, in shapes that programs
 * accept. Nothing of it is secret. Immutable.
 *
 * @param known all texts that stand for a token of the credential
 */
public record AgentTokens(String access, String refresh, String identity, Set<String> known) {
    private static final String PLAIN = "clawpatrol-placeholder-do-not-use";

    /** What stands for the refresh token of a Claude login. */
    public static final String CLAUDE_REFRESH = "sk-ant-ort01-" + PLAIN;

    private static final String PLAIN_REFRESH = "clawpatrol-refresh-placeholder-do-not-use";

    /** A JSON Web Token that nobody signed, and that does not end while programs look. */
    private static final String IDENTITY =
            part("{\"alg\":\"none\",\"typ\":\"JWT\"}")
                    + "."
                    + part(
                            "{\"iss\":\"https://clawpatrol.internal\",\"sub\":\"clawpatrol\","
                                    + "\"aud\":\"clawpatrol\",\"email\":\"clawpatrol@local\","
                                    + "\"iat\":1700000000,\"exp\":4102444800}")
                    + "."
                    + part(PLAIN);

    public AgentTokens {
        known = Set.copyOf(known);
    }

    /**
     * The placeholders of a credential.
     *
     * @param configured what the profile or the credential's block says agents write; the access
     *     token is that, so that the credential is chosen by it
     */
    public static AgentTokens of(CredentialConfig credential, Optional<String> configured) {
        String access = access(credential);
        String refresh = refresh(credential);
        String given = configured.filter(text -> !text.isEmpty()).orElse(access);
        String renewing = given.equals(access) ? refresh : given + "-refresh";
        Set<String> known = new HashSet<>(Set.of(access, refresh));
        known.add(given);
        known.add(renewing);
        return new AgentTokens(given, renewing, IDENTITY, known);
    }

    private static String access(CredentialConfig credential) {
        return switch (credential.settings()) {
            case CredentialConfig.OAuthLogin(var service)
                    when service == OAuthService.OPENAI_CODEX ->
                    IDENTITY;
            case CredentialConfig.GoogleServiceAccount account -> "ya29." + PLAIN;
            default ->
                    PushedVariables.of(credential).stream()
                            .findFirst()
                            .map(PushedVariables.Variable::value)
                            .orElse(PLAIN);
        };
    }

    private static String refresh(CredentialConfig credential) {
        return switch (credential.settings()) {
            case CredentialConfig.OAuthLogin(var service) ->
                    switch (service) {
                        case ANTHROPIC -> CLAUDE_REFRESH;
                        case GITHUB -> "ghr_clawpatrol_placeholder_do_not_use";
                        case NOTION_MCP, OPENAI_CODEX -> PLAIN_REFRESH;
                    };
            case CredentialConfig.GoogleServiceAccount account -> "1//" + PLAIN;
            default -> PLAIN_REFRESH;
        };
    }

    private static String part(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
