package org.clawpatrol.dsl.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.HostPattern;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.dsl.config.ProfileConfig;
import org.clawpatrol.dsl.source.Diagnostic;
import org.junit.jupiter.api.Test;

/** What blocks of every type become. */
final class SurfaceTest {

    @Test
    void kubernetes_hosts_winOverTheServerUrl() throws Exception {
        Configuration configuration = valid("kubernetes");

        assertThat(hosts(configuration, "prod"))
                .containsExactly("abcdef.gr7.eu-central-1.eks.amazonaws.com");
        assertThat(hosts(configuration, "lab")).containsExactly("k8s.lab.test:6443");
        assertThat(hosts(configuration, "address")).containsExactly("[2001:db8:0:0:0:0:0:1]:6443");
        assertThat(hosts(configuration, "dead")).isEmpty();
        assertThat(named(configuration.endpoints(), "lab").caCert()).isPresent();
    }

    @Test
    void kubernetes_server_isWhereItIsDialled() throws Exception {
        Configuration configuration = valid("kubernetes");

        assertThat(named(configuration.endpoints(), "address").dial())
                .contains(new HostPort("2001:db8:0:0:0:0:0:1", 6443));
        assertThat(named(configuration.endpoints(), "prod").dial())
                .contains(new HostPort("abcdef.gr7.eu-central-1.eks.amazonaws.com", 443));
        assertThat(named(configuration.endpoints(), "lab").dial()).isEmpty();
    }

    @Test
    void kubernetes_eksCluster_isNamedWithItsRegion() throws Exception {
        Configuration configuration = valid("kubernetes");

        assertThat(named(configuration.endpoints(), "prod").clusterName()).contains("prod");
        assertThat(named(configuration.endpoints(), "prod").region()).contains("eu-central-1");
        assertThat(named(configuration.endpoints(), "lab").clusterName()).isEmpty();
        assertThat(named(configuration.endpoints(), "lab").region()).isEmpty();
    }

    @Test
    void hosts_withoutPort_claimThePortOfTheirType() throws Exception {
        Configuration databases = valid("databases");
        Configuration fleet = valid("wireguard-fleet");

        assertThat(hosts(databases, "ledger")).containsExactly("ledger.lab.test:5433");
        assertThat(hosts(databases, "reports")).containsExactly("reports.lab.test:5432");
        assertThat(hosts(databases, "stats"))
                .containsExactly("ch.lab.test:9440", "ch2.lab.test:9999");
        assertThat(hosts(fleet, "git")).containsExactly("github.com:22", "git.lab.test:2222");
        assertThat(hosts(fleet, "codex")).containsExactly("chatgpt.com", "auth.openai.com");
        assertThat(fleet.hosts().find("default", "github.com", 443))
                .hasValueSatisfying(found -> assertThat(found.name()).isEqualTo("github"));
    }

    @Test
    void logins_chooseByBlockAndInlineFields() throws Exception {
        Configuration configuration = valid("databases");

        assertThat(named(configuration.profiles(), "default").grants())
                .containsExactly(
                        new ProfileConfig.Grant("ledger_ro", Map.of("user", "readonly")),
                        new ProfileConfig.Grant(
                                "ledger_rw", Map.of("user", "rw", "database", "ledger")),
                        new ProfileConfig.Grant("stats", Map.of()));
        assertThat(named(configuration.credentials(), "ledger_ro").settings())
                .isEqualTo(new CredentialConfig.WithoutRuntime(Map.of("user", "ro")));
    }

    @Test
    void credentials_haveTheSettingsOfTheirTypes() throws Exception {
        Configuration configuration = valid("every-credential");

        assertThat(settings(configuration, "c2")).isEqualTo(new CredentialConfig.BasicAuth("bot"));
        assertThat(settings(configuration, "c4"))
                .isEqualTo(new CredentialConfig.CookieToken("sid"));
        assertThat(settings(configuration, "c5")).isEqualTo(new CredentialConfig.DiscordBot());
        assertThat(settings(configuration, "c8"))
                .isEqualTo(new CredentialConfig.HeaderToken("X-Api-Key", "Token "));
        assertThat(settings(configuration, "c12")).isEqualTo(new CredentialConfig.SlackTokens());
    }

    private static CredentialConfig.Settings settings(Configuration configuration, String name) {
        return named(configuration.credentials(), name).settings();
    }

    @Test
    void runnable_approvals_namesEveryAttributeWithoutRuntime() throws Exception {
        LoadResult result = result("approvals").runnable();

        assertThat(result.configuration()).isEmpty();
        assertThat(result.diagnostics())
                .filteredOn(problem -> problem.id().equals("C-NO-RUNTIME"))
                .extracting(Diagnostic::message)
                .anyMatch(text -> text.startsWith("`credential` of `approver"))
                .anyMatch(text -> text.startsWith("`classifier` of `approver"))
                .anyMatch(text -> text.startsWith("`message` of `approver"))
                .anyMatch(text -> text.startsWith("`enabled` of `async_grant"))
                .anyMatch(text -> text.startsWith("`approver \"llm_approver\" \"judge\"`"))
                .noneMatch(text -> text.contains("sync_wait_timeout"));
    }

    @Test
    void runnable_plugin_isNamed() throws Exception {
        assertThat(result("plugins").runnable().diagnostics())
                .extracting(Diagnostic::message)
                .contains("`plugin \"acme\"` cannot be run by this version");
    }

    @Test
    void runnable_minimal_isTheSame() throws Exception {
        LoadResult result = result("minimal");

        assertThat(result.runnable()).isSameAs(result);
    }

    @Test
    void markers_inAnIncludedFile_areNotExpandedAgain() throws Exception {
        Path folder = Files.createTempDirectory("markers");
        Files.writeString(folder.resolve("loop.pem"), "<<file:loop.pem>>");
        Path file =
                Files.writeString(
                        folder.resolve("gateway.hcl"),
                        """
                        gateway {
                          proxy { listen = "127.0.0.1:9180" }
                        }
                        endpoint "kubernetes" "prod" {
                          hosts   = ["k8s.lab.test"]
                          ca_cert = "<<file:loop.pem>>"
                        }
                        """);

        assertThat(Gallery.load(file).diagnostics())
                .extracting(Diagnostic::id)
                .containsExactly("C-PEM");
    }

    private static LoadResult result(String name) {
        return Gallery.load(Gallery.folder("valid/" + name).resolve("case.hcl"));
    }

    private static Configuration valid(String name) {
        return result(name).configuration().orElseThrow();
    }

    private static List<String> hosts(Configuration configuration, String endpoint) {
        return named(configuration.endpoints(), endpoint).hosts().stream()
                .map(HostPattern::toString)
                .toList();
    }

    private static <T> T named(Map<String, T> entities, String name) {
        return Objects.requireNonNull(entities.get(name), name);
    }
}
