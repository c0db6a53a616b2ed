package org.clawpatrol.proxy.probe;

import java.util.Map;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.engine.fact.Family;

/**
 * A request that changes nothing and that a service answers to its users only.
 *
 * @param target path and query
 * @param needed what an answer of success has to contain; empty where its status says enough
 */
public record ProbeQuestion(String method, String target, String needed) {
    private static final ProbeQuestion ROOT = get("/");

    private static final Map<String, ProbeQuestion> BY_TYPE =
            Map.of(
                    "anthropic_manual_key",
                    get("/v1/models"),
                    "discord_bot_token",
                    get("/api/v10/users/@me"),
                    "gemini_api_key",
                    get("/v1beta/models"),
                    "github_oauth",
                    get("/user"),
                    "github_app",
                    get("/installation/repositories?per_page=1"),
                    "notion_oauth",
                    get("/v1/users/me"),
                    "slack_tokens",
                    new ProbeQuestion("POST", "/api/auth.test", "\"ok\":true"),
                    "telegram_bot_token",
                    get("/bot0000000000:clawpatrol-placeholder-do-not-use/getMe"));

    /** What is asked of a service with a credential of that type. */
    static ProbeQuestion of(CredentialConfig credential, EndpointConfig endpoint) {
        return endpoint.family() == Family.K8S
                ? get("/api")
                : BY_TYPE.getOrDefault(credential.type(), ROOT);
    }

    /** A question by somebody who knows the service. */
    public static ProbeQuestion get(String target) {
        return new ProbeQuestion("GET", target, "");
    }
}
