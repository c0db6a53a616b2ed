package org.clawpatrol.proxy.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.config.ShadowPolicy;
import org.clawpatrol.dsl.load.LoadResult;
import org.clawpatrol.dsl.load.PolicyLoader;
import org.clawpatrol.engine.policy.Rule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shadow policy changes while the gateway runs. */
final class ShadowReloadTest {
    private static final String REST =
            """
              proxy { listen = "127.0.0.1:9180" }
            }
            defaults {
              unknown_host = "deny"
              no_match     = "deny"
            }
            endpoint "https" "api" { hosts = ["api.lab.test"] }
            credential "bearer_token" "key" { endpoint = https.api }
            profile "default" { credentials = [bearer_token.key] }
            rule "NAME" {
              endpoint = https.api
              verdict  = "allow"
            }
            """;

    @TempDir private Path folder;
    private Path file;
    private Path other;
    private final PolicyLoader loader = new PolicyLoader(Map.of("HOME", "/nowhere"));
    private final List<LoadResult> reported = new ArrayList<>();

    @BeforeEach
    void create() throws IOException {
        other = Files.createDirectory(folder.resolve("next"));
        file =
                Files.writeString(
                        folder.resolve("gateway.hcl"),
                        "schema_version = 1\ngateway {\n  shadow_policy = \"next\"\n"
                                + REST.replace("NAME", "live"));
        write("first");
    }

    private void write(String name) throws IOException {
        Files.writeString(
                other.resolve("next.hcl"),
                "schema_version = 1\ngateway {\n" + REST.replace("NAME", name));
    }

    @Test
    void shadowPolicy_changedBrokenAndRepaired_isFollowedAndTheLivePolicyStays()
            throws IOException {
        var active = new ActiveConfiguration(loader.load(file).configuration().orElseThrow());
        try (var reloader = new ConfigurationReloader(file, loader::load, active, reported::add)) {
            assertThat(shadow(active)).containsExactly("first");

            write("second-one");
            settle(reloader);
            assertThat(shadow(active)).containsExactly("second-one");

            write("broken\" {} nonsense \"");
            settle(reloader);
            assertThat(shadow(active)).isEmpty();
            assertThat(live(active)).containsExactly("live");

            write("repaired");
            settle(reloader);
            assertThat(shadow(active)).containsExactly("repaired");

            Files.writeString(
                    other.resolve("more.hcl"), "rule \"added\" { endpoint = https.none }");
            settle(reloader);
            assertThat(shadow(active)).isEmpty();

            Files.delete(other.resolve("more.hcl"));
            Files.delete(other.resolve("next.hcl"));
            Files.delete(other);
            settle(reloader);
            assertThat(shadow(active)).isEmpty();

            Files.createDirectory(other);
            write("back");
            settle(reloader);
            assertThat(shadow(active)).containsExactly("back");
            assertThat(live(active)).containsExactly("live");
        }
        assertThat(reported).isEmpty();
    }

    private static void settle(ConfigurationReloader reloader) {
        reloader.look();
        reloader.look();
    }

    private static List<String> shadow(ActiveConfiguration active) {
        return active.current().shadow().beside().stream()
                .flatMap((ShadowPolicy policy) -> policy.endpoints().values().stream())
                .flatMap(rules -> rules.rules().stream())
                .map(Rule::name)
                .toList();
    }

    private static List<String> live(ActiveConfiguration active) {
        return active.current().policy().endpoint("api").orElseThrow().rules().stream()
                .map(Rule::name)
                .toList();
    }
}
