package org.clawpatrol.dsl.config;

import java.net.URI;

/** The services whose login this version knows. */
public enum OAuthService {
    ANTHROPIC("anthropic_oauth_subscription", "https://console.anthropic.com/v1/oauth/token"),
    GITHUB("github_oauth", "https://github.com/login/oauth/access_token"),
    NOTION_MCP("notion_mcp_oauth", "https://mcp.notion.com/token"),
    OPENAI_CODEX("openai_codex_oauth", "https://auth.openai.com/oauth/token");

    private final String type;
    private final URI tokenUrl;

    OAuthService(String type, String tokenUrl) {
        this.type = type;
        this.tokenUrl = URI.create(tokenUrl);
    }

    /** Where its tokens are given out and renewed. */
    public URI tokenUrl() {
        return tokenUrl;
    }

    /** The type of credential that logs in there. */
    public String type() {
        return type;
    }
}
