package org.clawpatrol.dsl.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.GatewaySettings;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.dsl.config.ProfileConfig;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.NoMatch;
import org.clawpatrol.engine.policy.Outcome;
import org.clawpatrol.engine.policy.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a loaded configuration says. */
final class PolicyLoaderTest {
    private static final String GATEWAY =
            "schema_version = 1\ngateway {\n  proxy { listen = \"127.0.0.1:9180\" }\n}\n";
    private static final String API =
            """
            endpoint "https" "api" { hosts = ["api.lab.test"] }
            credential "bearer_token" "key" { endpoint = https.api }
            profile "default" { credentials = [bearer_token.key] }
            """;

    @TempDir Path folder;

    @Test
    void load_missingPath_isOneError() {
        LoadResult result = Gallery.load(folder.resolve("none.hcl"));

        assertThat(ids(result)).containsExactly("C-PATH");
    }

    @Test
    void load_fileOfAnyName_isRead() throws IOException {
        Path file = Files.writeString(folder.resolve("policy.txt"), GATEWAY + API);

        assertThat(Gallery.load(file).configuration()).isPresent();
    }

    @Test
    void load_fileThatIsNotUtf8_isAnError() throws IOException {
        Path file = folder.resolve("gateway.hcl");
        Files.write(file, new byte[] {'#', ' ', (byte) 0xff, '\n'});

        assertThat(ids(Gallery.load(file))).containsExactly("C-UTF8");
    }

    @Test
    void gateway_shadowCheck_isOneInSoManyDecisions() throws IOException {
        String text = GATEWAY.replace("gateway {", "gateway {\n  policy_shadow_check = 1000");

        assertThat(loaded(text).gateway().policyShadowCheck()).isEqualTo(1000);
    }

    @Test
    void gateway_withoutValues_hasTheDocumentedDefaults() throws IOException {
        GatewaySettings gateway = loaded(GATEWAY).gateway();

        assertThat(gateway.stateDir()).isEqualTo(Path.of("/home/tester/.clawpatrol"));
        assertThat(gateway.keyFile())
                .isEqualTo(Path.of("/home/tester/.config/clawpatrol/master.key"));
        assertThat(gateway.dashboardListen()).contains(new HostPort("127.0.0.1", 8080));
        assertThat(gateway.dashboardSessionTtl()).isEqualTo(Duration.ofHours(24));
        assertThat(gateway.publicUrl()).isEmpty();
        assertThat(gateway.limits()).isEqualTo(new GatewaySettings.Limits(1 << 20, 4096));
        assertThat(gateway.policyShadowCheck()).isZero();
        assertThat(gateway.proxy())
                .contains(
                        new GatewaySettings.ProxySettings(
                                new HostPort("127.0.0.1", 9180),
                                Optional.empty(),
                                Optional.empty()));
    }

    @Test
    void gateway_withValues_hasThem() throws IOException {
        GatewaySettings gateway =
                loaded(
                                """
                                gateway {
                                  dashboard_listen      = "off"
                                  public_url            = "  https://gw.lab.test//  "
                                  state_dir             = "state"
                                  key_file              = "~/keys/master"
                                  dashboard_session_ttl = "90m"
                                  proxy {
                                    listen          = "127.0.0.1:0"
                                    tls_listen      = "[::1]:9443"
                                    default_profile = "default"
                                  }
                                  limits {
                                    body_buffer  = "2m"
                                    body_storage = " "
                                  }
                                }
                                """
                                        + API)
                        .gateway();

        assertThat(gateway.dashboardListen()).isEmpty();
        assertThat(gateway.publicUrl()).isEqualTo("https://gw.lab.test");
        assertThat(gateway.stateDir()).isEqualTo(folder.toAbsolutePath().resolve("state"));
        assertThat(gateway.keyFile()).isEqualTo(Path.of("/home/tester/keys/master"));
        assertThat(gateway.dashboardSessionTtl()).isEqualTo(Duration.ofMinutes(90));
        assertThat(gateway.limits()).isEqualTo(new GatewaySettings.Limits(2 << 20, 4096));
        assertThat(gateway.proxy().orElseThrow().listen()).isEqualTo(new HostPort("127.0.0.1", 0));
        assertThat(gateway.proxy().orElseThrow().tlsListen()).contains(new HostPort("::1", 9443));
        assertThat(gateway.proxy().orElseThrow().defaultProfile()).contains("default");
    }

    @Test
    void gateway_withSettingsFolderOfXdg_keepsTheKeyThere() throws IOException {
        Path file = Files.writeString(folder.resolve("gateway.hcl"), GATEWAY);

        LoadResult result =
                new PolicyLoader(Map.of("HOME", "/home/tester", "XDG_CONFIG_HOME", "/settings"))
                        .load(file);

        assertThat(result.configuration().orElseThrow().gateway().keyFile())
                .isEqualTo(Path.of("/settings/clawpatrol/master.key"));
    }

    @Test
    void gateway_withoutHomeFolder_needsItsPaths() throws IOException {
        Path file = Files.writeString(folder.resolve("gateway.hcl"), GATEWAY);

        assertThat(ids(new PolicyLoader(Map.of()).load(file)))
                .containsExactly("C-PATH-VALUE", "C-PATH-VALUE");
    }

    @Test
    void withoutRuntime_wireguard_isNamed() throws IOException {
        Configuration configuration =
                loaded(
                        "gateway {\n public_url = \"https://gw.lab.test\"\n"
                                + " wireguard { subnet_cidr = \"10.90.0.0/24\" }\n}\n");

        assertThat(configuration.withoutRuntime())
                .extracting(Diagnostic::message)
                .containsExactly("`wireguard` cannot be run by this version");
        assertThat(loaded(GATEWAY).withoutRuntime()).isEmpty();
    }

    @Test
    void defaults_absent_areThoseOfTheEstablishedGrammar() throws IOException {
        Configuration configuration = loaded(GATEWAY);

        assertThat(configuration.defaults().denyUnknownHosts()).isFalse();
        assertThat(configuration.defaults().noMatch()).isEqualTo(NoMatch.ALLOW);
        assertThat(configuration.defaults().humanTimeout()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void approvers_timeouts_comeFromThemselvesOrTheDefault() throws IOException {
        Configuration configuration =
                loaded(
                        GATEWAY
                                + """
                                defaults { human_timeout = 30 }
                                approver "human_approver" "quick" {
                                  channel = ""
                                  timeout = 5
                                }
                                approver "human_approver" "plain" {
                                  channel = ""
                                  timeout = 0
                                }
                                """);

        assertThat(named(configuration.approvers(), "quick").timeout())
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(named(configuration.approvers(), "plain").timeout())
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(named(configuration.approvers(), "dashboard").type()).isEqualTo("builtin");
        assertThat(configuration.approvers().keySet())
                .containsExactly("dashboard", "quick", "plain");
    }

    @Test
    void endpoint_withDialAndDescription_hasThem() throws IOException {
        EndpointConfig endpoint =
                named(
                        loaded(
                                        GATEWAY
                                                + """
                                        endpoint "https" "api" {
                                          hosts       = ["API.lab.test.", "*.Files.lab.test:8443"]
                                          dial        = "127.0.0.1:9443"
                                          description = "the tracker"
                                        }
                                        """)
                                .endpoints(),
                        "api");

        assertThat(endpoint.typedName()).isEqualTo("https.api");
        assertThat(endpoint.hosts()).asString().isEqualTo("[api.lab.test, *.files.lab.test:8443]");
        assertThat(endpoint.dial()).contains(new HostPort("127.0.0.1", 9443));
        assertThat(endpoint.description()).contains("the tracker");
    }

    @Test
    void caCert_everyWayToWriteIt_isReadAtLoadTime() throws IOException {
        Path folder = Gallery.folder("valid/certificates");
        Configuration configuration =
                Gallery.load(folder.resolve("case.hcl")).configuration().orElseThrow();
        String pem = Files.readString(folder.resolve("ca.pem"));

        assertThat(named(configuration.endpoints(), "path").caCert()).contains(pem);
        assertThat(named(configuration.endpoints(), "at").caCert()).contains(pem);
        assertThat(named(configuration.endpoints(), "marker").caCert()).contains(pem + "\n" + pem);
        assertThat(named(configuration.endpoints(), "text").caCert()).contains(pem);
        assertThat(named(configuration.endpoints(), "blank").caCert()).isEmpty();
        assertThat(configuration.sources())
                .containsExactly(folder.toAbsolutePath().resolve("ca.pem"));
    }

    @Test
    void profile_grants_mergeBlockSideAndInlineFields() throws IOException {
        Configuration configuration =
                loaded(
                        GATEWAY
                                + """
                                endpoint "https" "api" { hosts = ["api.lab.test"] }
                                credential "bearer_token" "one" {
                                  endpoint        = https.api
                                  placeholder     = "ONE"
                                  idempotency_key = true
                                }
                                credential "bearer_token" "two" {
                                  endpoints   = [https.api, ""]
                                  placeholder = "TWO"
                                }
                                profile "p" {
                                  credentials = [
                                    bearer_token.one,
                                    { credential = "two", placeholder = "INLINE" },
                                  ]
                                }
                                """);

        assertThat(named(configuration.profiles(), "p").grants())
                .containsExactly(
                        new ProfileConfig.Grant("one", Map.of("placeholder", "ONE")),
                        new ProfileConfig.Grant("two", Map.of("placeholder", "INLINE")));
        assertThat(named(configuration.credentials(), "two").endpoints()).containsExactly("api");
        assertThat(named(configuration.credentials(), "one").settings())
                .isEqualTo(new CredentialConfig.BearerToken(true));
        assertThat(configuration.hosts().find("p", "api.lab.test", 443)).isPresent();
    }

    @Test
    void rules_samePriority_standInDeclarationOrderAcrossFilesByName() throws IOException {
        Files.writeString(folder.resolve("b.hcl"), rule("third", 0) + rule("fourth", 0));
        Files.writeString(folder.resolve("a.hcl"), rule("second", 0));
        Files.writeString(folder.resolve("Z.hcl"), GATEWAY + API + rule("first", 0));
        Files.writeString(folder.resolve("\u00e4.hcl"), rule("last", 0) + rule("urgent", 7));

        Configuration configuration = Gallery.load(folder).configuration().orElseThrow();

        assertThat(names(configuration))
                .containsExactly("urgent", "first", "second", "third", "fourth", "last");
    }

    @Test
    void rules_decoded_haveTheirParts() throws IOException {
        Configuration configuration =
                loaded(
                        GATEWAY
                                + API
                                + """
                                rule "off" {
                                  endpoint = https.api
                                  disabled = true
                                  verdict  = "deny"
                                }
                                rule "ask" {
                                  endpoints  = [https.api]
                                  priority   = -5
                                  credential = bearer_token.key
                                  condition  = "http.method == 'POST'"
                                  approve    = [builtin.dashboard]
                                  reason     = "writes need a human"
                                }
                                rule "empty-condition" {
                                  endpoint  = https.api
                                  priority  = -6
                                  condition = ""
                                  verdict   = "allow"
                                }
                                """);
        List<Rule> rules = policy(configuration).rules();

        assertThat(names(configuration)).containsExactly("ask", "empty-condition");
        assertThat(rules.get(0).priority()).isEqualTo(-5);
        assertThat(rules.get(0).credential()).contains("key");
        assertThat(rules.get(0).condition()).isPresent();
        assertThat(rules.get(0).outcome()).isEqualTo(new Outcome.Approve(List.of("dashboard")));
        assertThat(rules.get(0).reason()).isEqualTo("writes need a human");
        assertThat(rules.get(1).condition()).isEmpty();
        assertThat(rules.get(1).outcome()).isEqualTo(new Outcome.Allow());
    }

    @Test
    void load_anyTruncationOfAValidFile_neverThrows() throws IOException {
        String text = GATEWAY + API + rule("r", 1);
        Path file = folder.resolve("gateway.hcl");
        for (int length = 0; length < text.length(); length++) {
            Files.writeString(file, text.substring(0, length));
            LoadResult result = Gallery.load(file);
            assertThat(result.configuration().isPresent() || !result.diagnostics().isEmpty())
                    .isTrue();
        }
    }

    @Test
    void load_tenThousandRules_givesAllOfThem() throws IOException {
        StringBuilder text = new StringBuilder(GATEWAY + API);
        for (int i = 0; i < 10_000; i++) {
            text.append(rule("rule-" + i, i % 7));
        }
        Configuration configuration = loaded(text.toString());

        assertThat(policy(configuration).rules()).hasSize(10_000);
    }

    private static String rule(String name, int priority) {
        return """
        rule "%s" {
          endpoint  = https.api
          priority  = %d
          condition = "http.path == '/%s'"
          verdict   = "deny"
        }
        """
                .formatted(name, priority, name);
    }

    private Configuration loaded(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("gateway.hcl"), text);
        LoadResult result = Gallery.load(file);
        assertThat(result.configuration()).as(Gallery.rendered(folder, result)).isPresent();
        return result.configuration().orElseThrow();
    }

    private static EndpointPolicy policy(Configuration configuration) {
        return configuration.policy().endpoint("api").orElseThrow();
    }

    private static List<String> names(Configuration configuration) {
        return policy(configuration).rules().stream().map(Rule::name).toList();
    }

    private static <T> T named(Map<String, T> entities, String name) {
        return Objects.requireNonNull(entities.get(name), name);
    }

    private static List<String> ids(LoadResult result) {
        return result.diagnostics().stream().map(Diagnostic::id).toList();
    }
}
