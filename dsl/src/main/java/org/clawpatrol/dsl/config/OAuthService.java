package org.clawpatrol.dsl.config;

/** The services whose login this version knows. */
public enum OAuthService {
    ANTHROPIC("anthropic_oauth_subscription"),
    GITHUB("github_oauth"),
    NOTION_MCP("notion_mcp_oauth"),
    OPENAI_CODEX("openai_codex_oauth");

    private final String type;

    OAuthService(String type) {
        this.type = type;
    }

    /** The type of credential that logs in there. */
    public String type() {
        return type;
    }
}
