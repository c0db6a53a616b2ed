package org.clawpatrol.proxy.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.ProfileConfig;
import org.clawpatrol.dsl.schema.ConfigurationSchema;
import org.clawpatrol.dsl.schema.EntityKind;
import org.clawpatrol.proxy.credential.codex.CodexKeys;
import org.clawpatrol.proxy.fake.CodexFixture;
import org.clawpatrol.proxy.fake.LoadedPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every type of credential and endpoint pushes. The bytes are a contract: agents check their
 * shape and look for them.
 */
final class ProfileVariablesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String DISCORD =
            "MTAwMDAwMDAwMDAwMDAwMDAwMA.clawpatrol-placeholder-do-not-use"
                    + ".xxxxxxxxxxxxxxxxxxxxxxxxxxx";
    private static final String GEMINI = "AIzaClawpatrolPlaceholderDoNotUse00000000";
    private static final String GITHUB = "ghp_clawpatrol_placeholder_do_not_use";

    /** Every other type pushes nothing. */
    private static final Map<String, List<String>> PUSHED =
            Map.of(
                    "anthropic_oauth_subscription",
                    List.of("ANTHROPIC_AUTH_TOKEN=sk-ant-oat01-clawpatrol-placeholder-do-not-use"),
                    "aws_credential",
                    List.of(
                            "AWS_ACCESS_KEY_ID=AKIACLAWPATROLPLACE0",
                            "AWS_SECRET_ACCESS_KEY=clawpatrolPlaceholderSecretAccessKeyDoNo",
                            "AWS_DEFAULT_REGION=us-east-1"),
                    "discord_bot_token",
                    List.of("DISCORD_TOKEN=" + DISCORD, "DISCORD_BOT_TOKEN=" + DISCORD),
                    "gemini_api_key",
                    List.of("GOOGLE_API_KEY=" + GEMINI, "GEMINI_API_KEY=" + GEMINI),
                    "github_oauth",
                    List.of("GH_TOKEN=" + GITHUB, "GITHUB_TOKEN=" + GITHUB));

    /** Types whose blocks need more than an endpoint. */
    private static final Map<String, String> NEEDED =
            Map.of(
                    "basic_auth",
                    "username = \"bot\"",
                    "cookie_token",
                    "cookie_name = \"sid\"",
                    "header_token",
                    "header = \"X-Key\"",
                    "github_app",
                    "app_id = \"1\"\ninstallation_id = \"2\"",
                    "oauth2_client",
                    "token_url = \"https://login.lab.test/token\"\n"
                            + "client_id = \"app\"\n"
                            + "grant = \"client_credentials\"");

    @TempDir Path folder;

    private List<String> pushed(Configuration configuration) throws Exception {
        try (CodexFixture fixture = CodexFixture.in(folder)) {
            CodexKeys keys = fixture.keys();
            keys.prepare(configuration);
            ProfileConfig profile = profile(configuration);
            return new ProfileVariables(keys::identity, InstantSource.fixed(NOW))
                    .of(configuration, profile).stream()
                            .map(one -> one.variable().name() + "=" + one.variable().value())
                            .toList();
        }
    }

    private static ProfileConfig profile(Configuration configuration) {
        return Objects.requireNonNull(configuration.profiles().get("dev"));
    }

    private Configuration load(String policy) throws Exception {
        return LoadedPolicy.load(Files.writeString(folder.resolve("gateway.hcl"), policy))
                .configuration();
    }

    private static String policy(String blocks) {
        return """
               schema_version = 1
               gateway {
                 proxy { listen = "127.0.0.1:9180" }
               }
               endpoint "https" "api" { hosts = ["api.lab.test"] }
               """
                + blocks;
    }

    private static String bound(String type, String name) {
        return "credential \"%s\" \"%s\" {\nendpoint = https.api\n%s\n}\n"
                .formatted(type, name, NEEDED.getOrDefault(type, ""));
    }

    @Test
    void credentials_ofEveryType_pushTheirPlaceholdersAndNothingElse() throws Exception {
        Map<String, List<String>> found = new HashMap<>();
        for (String type : new ConfigurationSchema().typeNames(EntityKind.CREDENTIAL)) {
            List<String> pushed =
                    pushed(
                            load(
                                    policy(bound(type, "key"))
                                            + "profile \"dev\" { credentials = [%s.key] }\n"
                                                    .formatted(type)));
            if (!pushed.isEmpty()) {
                found.put(type, pushed);
            }
        }

        assertThat(found).isEqualTo(PUSHED);
    }

    @Test
    void endpoints_ofCodex_pushItsIdentity() throws Exception {
        assertThat(pushed(load(CodexFixture.POLICY)))
                .satisfiesExactly(
                        one -> assertThat(one).startsWith("CODEX_ACCESS_TOKEN=eyJ"),
                        one -> assertThat(one).startsWith("CODEX_AGENT_IDENTITY=eyJ"),
                        one ->
                                assertThat(one)
                                        .isEqualTo(
                                                "CODEX_AGENT_IDENTITY_AUTHAPI_BASE_URL="
                                                        + "https://chatgpt.com/backend-api/wham"));
    }

    @Test
    void endpoints_ofOtherProfiles_pushNothing() throws Exception {
        String policy =
                CodexFixture.POLICY.replace("profile \"dev\"", "profile \"staff\"")
                        + "credential \"passthrough\" \"open\" {}\n"
                        + "profile \"dev\" { credentials = [passthrough.open] }\n";

        assertThat(pushed(load(policy))).isEmpty();
    }

    @Test
    void order_isCredentialsFirst_thenEndpoints_andTheFirstOfANameWins() throws Exception {
        String policy =
                CodexFixture.POLICY.replace(
                                "credentials = [",
                                "credentials = [github_oauth.b, gemini_api_key.c, github_oauth.a, ")
                        + "endpoint \"https\" \"api\" { hosts = [\"api.lab.test\"] }\n"
                        + bound("github_oauth", "a")
                                .replace("https.api", "https.api\nplaceholder = \"pa\"")
                        + bound("github_oauth", "b")
                                .replace("https.api", "https.api\nplaceholder = \"pb\"")
                        + bound("gemini_api_key", "c");

        assertThat(pushed(load(policy)))
                .extracting(one -> one.substring(0, one.indexOf('=')))
                .containsExactly(
                        "GH_TOKEN",
                        "GITHUB_TOKEN",
                        "GOOGLE_API_KEY",
                        "GEMINI_API_KEY",
                        "CODEX_ACCESS_TOKEN",
                        "CODEX_AGENT_IDENTITY",
                        "CODEX_AGENT_IDENTITY_AUTHAPI_BASE_URL");
    }

    @Test
    void credentials_boundToNothing_pushNothing() throws Exception {
        String policy =
                policy("credential \"github_oauth\" \"gh\" {}\n")
                        + "profile \"dev\" { credentials = [github_oauth.gh] }\n";

        assertThat(pushed(load(policy))).isEmpty();
    }

    @Test
    void codex_beforeItsKeysAreThere_pushesNothing() throws Exception {
        Configuration configuration = load(CodexFixture.POLICY);

        assertThat(
                        new ProfileVariables(Optional::empty, InstantSource.fixed(NOW))
                                .of(configuration, profile(configuration)))
                .isEmpty();
    }
}
