package org.clawpatrol.dsl.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.clawpatrol.engine.fact.Family;
import org.junit.jupiter.api.Test;

/** What can be declared, and what of it can be run. */
final class ConfigurationSchemaTest {
    private final ConfigurationSchema schema = new ConfigurationSchema();

    @Test
    void family_everyEndpointType_isKnown() {
        assertThat(schema.typeNames(EntityKind.ENDPOINT))
                .containsExactly(
                        "clickhouse_https",
                        "clickhouse_native",
                        "https",
                        "kubernetes",
                        "openai_codex_https",
                        "postgres",
                        "ssh")
                .allSatisfy(type -> assertThat(schema.family(type)).isPresent());
        assertThat(schema.family("kubernetes")).contains(Family.K8S);
        assertThat(schema.family("clickhouse_https")).contains(Family.SQL);
        assertThat(schema.family("ssh")).contains(Family.SSH);
        assertThat(schema.family("ftp")).isEmpty();
    }

    @Test
    void runtime_typesOfThisVersion_areTheseAndNoOthers() {
        assertThat(runnable(EntityKind.ENDPOINT))
                .containsExactly("https", "kubernetes", "openai_codex_https");
        assertThat(runnable(EntityKind.CREDENTIAL))
                .containsExactly(
                        "anthropic_manual_key",
                        "anthropic_oauth_subscription",
                        "aws_credential",
                        "basic_auth",
                        "bearer_token",
                        "clickhouse_credential",
                        "cookie_token",
                        "discord_bot_token",
                        "gemini_api_key",
                        "github_app",
                        "github_oauth",
                        "google_gke_credential",
                        "header_token",
                        "mtls_credential",
                        "notion_mcp_oauth",
                        "notion_oauth",
                        "oauth2_client",
                        "openai_codex_oauth",
                        "passthrough",
                        "slack_tokens",
                        "telegram_bot_token");
        assertThat(runnable(EntityKind.SECRET_STORE))
                .containsExactly("exec", "file", "kubernetes_mount", "systemd", "vault");
        assertThat(runnable(EntityKind.APPROVER)).containsExactly("human_approver");
        assertThat(runnable(EntityKind.TUNNEL)).isEmpty();
    }

    @Test
    void credentials_every_namesEndpointTypesThatExist() {
        assertThat(schema.typeNames(EntityKind.CREDENTIAL))
                .hasSize(24)
                .flatMap(type -> schema.credential(type).orElseThrow().endpointTypes())
                .isSubsetOf(schema.typeNames(EntityKind.ENDPOINT));
    }

    @Test
    void typeNames_ofAllKinds_areOneNamespace() {
        List<String> names =
                Stream.of(EntityKind.values())
                        .flatMap(kind -> schema.typeNames(kind).stream())
                        .filter(name -> !name.equals("tailscale"))
                        .toList();

        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void attributes_every_hasOneLineOfDocumentation() {
        for (EntityKind kind : EntityKind.values()) {
            for (String type : schema.typeNames(kind)) {
                assertThat(schema.entity(kind, type).orElseThrow().attributes())
                        .as(type)
                        .allSatisfy(a -> assertThat(a.doc()).isNotBlank().doesNotContain("\n"));
            }
        }
    }

    private List<String> runnable(EntityKind kind) {
        return schema.typeNames(kind).stream()
                .filter(type -> schema.entity(kind, type).orElseThrow().runtime())
                .toList();
    }
}
