package org.clawpatrol.proxy.credential.placeholder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.OAuthService;
import org.clawpatrol.dsl.config.ProfileConfig.Grant;
import org.clawpatrol.proxy.credential.login.LoginProviders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenServicesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T23:00:00Z");

    private static CredentialConfig login(OAuthService service) {
        return of(service.type(), new CredentialConfig.OAuthLogin(service));
    }

    private static CredentialConfig of(String type, CredentialConfig.Settings settings) {
        return new CredentialConfig(
                type, type, List.of("api"), Optional.empty(), Optional.empty(), settings);
    }

    private static TokenUrls urls(CredentialConfig credential, Map<String, String> fields) {
        return TokenUrls.of(
                Map.of(credential.name(), credential),
                List.of(new Grant(credential.name(), fields)),
                LoginProviders.standard());
    }

    @ParameterizedTest
    @EnumSource(OAuthService.class)
    void at_everyServiceWithALogin_knowsItsTokenUrl(OAuthService service) {
        String[] at =
                switch (service) {
                    case ANTHROPIC -> new String[] {"console.anthropic.com", "/v1/oauth/token"};
                    case GITHUB -> new String[] {"github.com", "/login/oauth/access_token"};
                    case NOTION_MCP -> new String[] {"mcp.notion.com", "/token"};
                    case OPENAI_CODEX -> new String[] {"auth.openai.com", "/oauth/token"};
                };
        TokenUrls urls = urls(login(service), Map.of());

        assertThat(urls.at(at[0], 443).at(at[1])).hasSize(1);
        assertThat(urls.at(at[0], 8443).isEmpty()).isTrue();
        assertThat(urls.at("example.com", 443).isEmpty()).isTrue();
    }

    @Test
    void at_otherTypes_knowThoseOfTheirService() {
        TokenUrls google = urls(of("g", new CredentialConfig.GoogleServiceAccount()), Map.of());
        TokenUrls notion = urls(of("n", new CredentialConfig.NotionToken()), Map.of());
        TokenUrls bearer = urls(of("b", new CredentialConfig.BearerToken(false)), Map.of());

        assertThat(google.at("oauth2.googleapis.com", 443).at("/token")).hasSize(1);
        assertThat(notion.at("api.notion.com", 443).at("/v1/oauth/token")).hasSize(1);
        assertThat(bearer.at("api.notion.com", 443).isEmpty()).isTrue();
    }

    @Test
    void meant_whatClaudeSends_isItsLogin() {
        TokenService service =
                urls(login(OAuthService.ANTHROPIC), Map.of())
                        .at("platform.claude.com", 443)
                        .at("/v1/oauth/token")
                        .getFirst();
        String body =
                "{\"grant_type\":\"refresh_token\",\"refresh_token\":"
                        + "\"sk-ant-ort01-clawpatrol-placeholder-do-not-use\","
                        + "\"client_id\":\"9d1c250a-e61b-44d9-88ed-5944d1962f5e\"}";

        assertThat(
                        PlaceholderGrant.meant(
                                List.of(service),
                                new PlaceholderGrant.Call(
                                        "POST",
                                        Optional.of("application/json"),
                                        Optional.empty(),
                                        body.getBytes(StandardCharsets.UTF_8))))
                .contains(service);
        assertThat(new String(TokenGrant.given(service, 600), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"access_token\":\"sk-ant-oat01-clawpatrol-placeholder-do-not-use\","
                                + "\"token_type\":\"Bearer\",\"expires_in\":600,"
                                + "\"refresh_token\":"
                                + "\"sk-ant-ort01-clawpatrol-placeholder-do-not-use\","
                                + "\"scope\":\"org:create_api_key user:profile user:inference"
                                + " user:sessions:claude_code\"}");
    }

    @Test
    void placeholders_whereTheProfileNamesOne_areThatAndTheUsualOnesCount() {
        AgentTokens tokens =
                AgentTokens.of(login(OAuthService.ANTHROPIC), Optional.of("api-reader"));

        assertThat(tokens.access()).isEqualTo("api-reader");
        assertThat(tokens.refresh()).isEqualTo("api-reader-refresh");
        assertThat(tokens.known())
                .contains("sk-ant-ort01-clawpatrol-placeholder-do-not-use", "api-reader");
    }

    @Test
    void secondsLeft_isBoundedBelow() {
        assertThat(left(NOW.plusSeconds(5_000))).isEqualTo(5_000);
        assertThat(left(NOW.plusSeconds(5))).isEqualTo(600);
        assertThat(left(NOW.minusSeconds(5))).isEqualTo(600);
        assertThat(
                        new TokenServices(LoginProviders.standard(), _ -> Optional.empty())
                                .secondsLeft("x", NOW))
                .isEqualTo(3_600);
    }

    private static long left(Instant end) {
        return new TokenServices(LoginProviders.standard(), _ -> Optional.of(end))
                .secondsLeft("x", NOW);
    }
}
