package org.clawpatrol.proxy.credential.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.OAuthService;
import org.clawpatrol.proxy.credential.oauth.LiveToken;
import org.clawpatrol.proxy.credential.oauth.TokenCall;
import org.clawpatrol.proxy.credential.oauth.TokenException;
import org.clawpatrol.proxy.credential.oauth.TokenReply;
import org.clawpatrol.proxy.secret.LoginToken;
import org.clawpatrol.proxy.secret.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the known services are asked, word for word; a table answers for them. */
final class ServiceLoginsTest {
    private static final String CALLBACK = "https://gw.lab.test/oauth/callback";
    private static final String TOKEN =
            "{\"access_token\":\"at-1\",\"refresh_token\":\"rt-1\",\"expires_in\":3600}";

    @TempDir Path folder;
    private LoginLab lab;
    private Logins logins;
    private LoginDesk desk;
    private final Map<String, String> answers = new LinkedHashMap<>();
    private int status = 200;
    private final List<TokenCall> calls = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        lab = new LoginLab(folder);
        LoginParts parts = lab.parts();
        logins =
                new Logins(
                        LoginProviders.standard(),
                        new LoginParts(
                                parts.rows(),
                                parts.lock(),
                                this::answer,
                                parts.clock(),
                                parts.random()),
                        new LiveToken.Surroundings(Runnable::run, () -> lab.now, new Random(1)));
        desk = new StoredLoginDesk(logins, (_, _) -> CompletableFuture.completedFuture(Map.of()));
    }

    @AfterEach
    void close() {
        logins.close();
        lab.close();
    }

    private TokenReply answer(TokenCall call) {
        calls.add(call);
        bodies.add(new String(call.body(), StandardCharsets.UTF_8));
        String text = answers.getOrDefault(call.url().toString(), "{}");
        return new TokenReply(status, Optional.empty(), text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anthropic_exchangeAndRefresh_areJson() throws Exception {
        answers.put("https://console.anthropic.com/v1/oauth/token", TOKEN);
        CredentialConfig credential = credential(OAuthService.ANTHROPIC);
        var begun = (LoginStep.Browse) desk.start(credential, "root", List.of(), CALLBACK);

        desk.exchange(begun.state(), "root", "the-code#" + begun.state());
        desk.adopt(credential, Secret.of("elsewhere"));

        assertThat(begun.url())
                .startsWith("https://claude.ai/oauth/authorize?response_type=code&")
                .contains("client_id=9d1c250a-e61b-44d9-88ed-5944d1962f5e&")
                .contains(
                        "redirect_uri=https%3A%2F%2Fconsole.anthropic.com%2Foauth%2Fcode%2Fcallback&")
                .contains(
                        "scope=org%3Acreate_api_key+user%3Aprofile+user%3Ainference"
                                + "+user%3Asessions%3Aclaude_code&");
        JsonNode exchange = new JsonMapper().readTree(bodies.get(0));
        assertThat(exchange.get("grant_type").stringValue()).isEqualTo("authorization_code");
        assertThat(exchange.get("code").stringValue()).isEqualTo("the-code");
        assertThat(exchange.get("state").stringValue()).isEqualTo(begun.state());
        assertThat(exchange.get("code_verifier").stringValue()).hasSize(86);
        assertThat(new JsonMapper().readTree(bodies.get(1)))
                .isEqualTo(
                        new JsonMapper()
                                .readTree(
                                        """
                                        {"grant_type": "refresh_token",
                                         "refresh_token": "elsewhere",
                                         "client_id": "9d1c250a-e61b-44d9-88ed-5944d1962f5e"}
                                        """));
    }

    @Test
    void gitHub_device_asksForTheBaseAndFurtherScopes() throws Exception {
        answers.put(
                "https://github.com/login/device/code",
                """
                {"device_code": "dev-1", "user_code": "WDJB-MJHT", "interval": 5,
                 "expires_in": 899, "verification_uri": "https://github.com/login/device"}
                """);
        answers.put(
                "https://github.com/login/oauth/access_token",
                "{\"access_token\": \"gho_1\", \"token_type\": \"bearer\", \"scope\": \"repo\"}");
        CredentialConfig credential = credential(OAuthService.GITHUB);

        var begun =
                (LoginStep.TypeCode)
                        desk.start(
                                credential, "root", List.of("read:user", "Bad!", "repo"), CALLBACK);
        lab.now = lab.now.plusSeconds(5);
        LoginStep done = desk.poll(begun.state(), "root");

        assertThat(bodies.get(0))
                .isEqualTo(
                        "scope=repo+read%3Aorg+gist+workflow+read%3Auser"
                                + "&client_id=178c6fc778ccc68e1d6a");
        assertThat(calls.get(0).fields()).containsEntry("Accept", "application/json");
        assertThat(done).isEqualTo(new LoginStep.Connected(Optional.empty()));
    }

    @Test
    void codex_device_exchangesWhatItGets() throws Exception {
        String base = "https://auth.openai.com/api/accounts/deviceauth/";
        answers.put(
                base + "usercode",
                "{\"device_auth_id\": \"id-1\", \"user_code\": \"ABCD\", \"interval\": \"7\"}");
        answers.put(
                base + "token", "{\"authorization_code\": \"c-1\", \"code_verifier\": \"v-1\"}");
        answers.put("https://auth.openai.com/oauth/token", TOKEN);

        var begun =
                (LoginStep.TypeCode)
                        desk.start(
                                credential(OAuthService.OPENAI_CODEX), "root", List.of(), CALLBACK);
        assertThat(begun.page()).isEqualTo("https://auth.openai.com/codex/device");
        assertThat(begun.interval()).isEqualTo(Duration.ofSeconds(7));
        status = 202;
        lab.now = lab.now.plusSeconds(7);
        assertThat(desk.poll(begun.state(), "root")).isInstanceOf(LoginStep.Wait.class);
        status = 200;
        lab.now = lab.now.plusSeconds(7);
        assertThat(desk.poll(begun.state(), "root")).isInstanceOf(LoginStep.Connected.class);

        assertThat(bodies.get(0)).isEqualTo("{\"client_id\":\"app_EMoamEEZ73f0CkXaXp7hrann\"}");
        assertThat(bodies.get(2)).isEqualTo("{\"device_auth_id\":\"id-1\",\"user_code\":\"ABCD\"}");
        assertThat(bodies.get(3))
                .isEqualTo(
                        "grant_type=authorization_code&code=c-1&redirect_uri="
                                + "https%3A%2F%2Fauth.openai.com%2Fdeviceauth%2Fcallback"
                                + "&code_verifier=v-1&client_id=app_EMoamEEZ73f0CkXaXp7hrann");
        assertThat(calls)
                .allSatisfy(
                        call ->
                                assertThat(call.fields())
                                        .containsEntry("User-Agent", "clawpatrol/1.0"));
    }

    @Test
    void notion_login_registersAClientAndKeepsIt() throws Exception {
        answers.put("https://mcp.notion.com/register", "{\"client_id\": \"reg-1\"}");
        answers.put("https://mcp.notion.com/token", TOKEN);
        CredentialConfig credential = credential(OAuthService.NOTION_MCP);

        var begun = (LoginStep.Browse) desk.start(credential, "root", List.of(), CALLBACK);
        desk.exchange(
                begun.state(),
                "root",
                "http://localhost:8900/callback?code=c-1&state=" + begun.state());

        assertThat(new JsonMapper().readTree(bodies.get(0)))
                .isEqualTo(
                        new JsonMapper()
                                .readTree(
                                        """
                                        {"client_name": "clawpatrol",
                                         "redirect_uris": ["http://localhost:8900/callback"],
                                         "grant_types": ["authorization_code", "refresh_token"],
                                         "response_types": ["code"],
                                         "token_endpoint_auth_method": "none"}
                                        """));
        assertThat(begun.url())
                .startsWith("https://mcp.notion.com/authorize?")
                .contains("client_id=reg-1&");
        assertThat(bodies.get(1)).contains("&client_id=reg-1");
        try (LoginToken row = lab.rows.find("key", "https://mcp.notion.com/token").orElseThrow()) {
            assertThat(row.clientId()).isEqualTo("reg-1");
        }
        assertThatThrownBy(() -> desk.adopt(credential, Secret.of("elsewhere")))
                .isInstanceOf(TokenException.class);
    }

    private static CredentialConfig credential(OAuthService service) {
        return LoginLab.credential(service.type(), new CredentialConfig.OAuthLogin(service));
    }
}
