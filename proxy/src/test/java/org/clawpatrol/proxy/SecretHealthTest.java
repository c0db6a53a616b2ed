package org.clawpatrol.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.proxy.credential.store.SecretStores;
import org.clawpatrol.proxy.dashboard.CredentialHealth.Complaint;
import org.clawpatrol.proxy.fake.LoadedPolicy;
import org.clawpatrol.proxy.fake.UnsignedToken;
import org.clawpatrol.proxy.secret.Secret;
import org.clawpatrol.proxy.secret.SlotShape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the dashboard is told of secrets that are missing, failing or about to end. */
final class SecretHealthTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    /** Not one that signs. */
    private static final String SIGNER = "-----BEGIN PRIVATE KEY-----";

    @TempDir private Path folder;
    private Configuration configuration;
    private GatewayState state;
    private OutboundCalls calls;
    private SecretStores stores;
    private GatewayTokens tokens;
    private SecretHealth health;

    @BeforeEach
    void open() throws Exception {
        Files.createDirectory(folder.resolve("mount"));
        Path file =
                Files.writeString(
                        folder.resolve("gateway.hcl"),
                        """
                        schema_version = 1
                        gateway {
                          state_dir = "state"
                          key_file  = "key"
                          upstream_proxy {
                            url  = "http://proxy.lab.test:3128"
                            user = "gw"
                          }
                          proxy { listen = "127.0.0.1:9180" }
                        }
                        defaults {
                          unknown_host = "deny"
                          no_match     = "deny"
                        }
                        endpoint "https" "api" { hosts = ["api.lab.test"] }
                        endpoint "https" "hub" { hosts = ["api.github.com"] }
                        secret_store "vault" "prod" { address = "https://vault.lab.test" }
                        secret_store "kubernetes_mount" "files" { path = "mount" }
                        credential "bearer_token" "empty" { endpoint = https.api }
                        credential "bearer_token" "ends" { endpoint = https.api }
                        credential "bearer_token" "broken" { endpoint = https.api }
                        credential "github_oauth" "hub" { endpoint = https.hub }
                        credential "github_app" "robot" {
                          endpoint        = https.hub
                          app_id          = "1"
                          installation_id = "2"
                        }
                        credential "oauth2_client" "client" {
                          endpoint  = https.api
                          token_url = "https://login.invalid/token"
                          client_id = "app"
                          grant     = "client_credentials"
                        }
                        credential "passthrough" "none" { endpoint = https.api }
                        credential "bearer_token" "vaulted" {
                          endpoint = https.api
                          store    = vault.prod
                        }
                        credential "bearer_token" "mounted" {
                          endpoint = https.api
                          store    = kubernetes_mount.files
                        }
                        profile "default" { credentials = [bearer_token.empty] }
                        """);
        configuration = LoadedPolicy.load(file).configuration();
        Map<String, String> environment =
                Map.of(
                        "CLAWPATROL_SECRET_ENDS",
                        UnsignedToken.ending(NOW.plus(Duration.ofDays(30))),
                        "CLAWPATROL_SECRET_ROBOT_PRIVATE_KEY",
                        SIGNER,
                        "CLAWPATROL_SECRET_CLIENT_CLIENT_SECRET",
                        "sesame",
                        "CLAWPATROL_SECRET_BROKEN",
                        "@/nowhere/at/all");
        state = GatewayState.open(configuration.gateway(), environment);
        calls = OutboundCalls.open(state, () -> configuration);
        stores =
                new SecretStores(
                        state.secrets(), () -> configuration, environment, calls.transport());
        tokens = GatewayTokens.open(state, stores, calls.transport(), new SecureRandom());
        health = health(NOW);
    }

    private SecretHealth health(Instant now) {
        return new SecretHealth(
                () -> configuration,
                new CredentialSecrets(state.secrets()),
                tokens.desk(),
                stores,
                () -> now);
    }

    @AfterEach
    void close() throws Exception {
        tokens.close();
        stores.close();
        calls.close();
        state.close();
    }

    private static List<String> of(SecretHealth health, String name) {
        return health.complaints().stream()
                .filter(complaint -> complaint.name().equals(name))
                .map(Complaint::text)
                .toList();
    }

    @Test
    void everythingThatLacksASecret_isNamedOnce() {
        assertThat(health.complaints())
                .extracting(Complaint::name)
                .containsExactlyInAnyOrder(
                        "empty", "broken", "hub", "robot", "store-prod", "upstream_proxy");
        assertThat(of(health, "empty")).containsExactly(" has no secret");
        assertThat(of(health, "hub")).containsExactly(": nobody is logged in");
        assertThat(of(health, "broken")).singleElement().asString().startsWith(": ");
        assertThat(of(health, "store-prod"))
                .singleElement()
                .asString()
                .endsWith("clawpatrol credentials set store-prod --slot token");
        assertThat(of(health, "upstream_proxy"))
                .containsExactly(" has no secret: clawpatrol credentials set upstream_proxy");
        assertThat(health.missing())
                .containsExactly("empty", "broken", "hub", "robot", "upstream_proxy");
    }

    @Test
    void secretThatEnds_isNamedFromTwoWeeksBefore() {
        assertThat(of(health(NOW.plus(Duration.ofDays(15))), "ends")).isEmpty();
        assertThat(of(health(NOW.plus(Duration.ofDays(16))), "ends"))
                .containsExactly(": its secret ends");
        assertThat(of(health(NOW.plus(Duration.ofDays(30))), "ends"))
                .containsExactly(": its secret ended");
        assertThat(health(NOW.plus(Duration.ofDays(20))).complaints())
                .filteredOn(complaint -> complaint.name().equals("ends"))
                .extracting(Complaint::ends)
                .containsExactly(Optional.of(NOW.plus(Duration.ofDays(30))));
    }

    @Test
    void storeThatFails_isNamedUntilItGivesTheSecret() throws Exception {
        var mounted = Objects.requireNonNull(configuration.credentials().get("mounted"));
        var found = stores.find(mounted, Set.of("")).toCompletableFuture();
        assertThatThrownBy(found::join).isNotNull();
        assertThat(of(health, "mounted"))
                .singleElement()
                .asString()
                .startsWith(": secret store `kubernetes_mount.files` ");
    }

    @Test
    void keyThatCannotSign_isNamedBeforeAnybodyNeedsIt() {
        assertThat(of(health, "robot"))
                .containsExactly(": its private key is no RSA key in PEM of 2048 bits or more");
        assertThat(health.complaints().toString()).doesNotContain(SIGNER);
    }

    @Test
    void tokenThatCannotBeMade_isNamedFromItsFirstUse_untilItsSecretIsReplaced() throws Exception {
        var client = Objects.requireNonNull(configuration.credentials().get("client"));
        assertThat(of(health, "client")).isEmpty();

        var found = tokens.lookup().find(client, Set.of("client_secret")).toCompletableFuture();

        assertThatThrownBy(found::join).isNotNull();
        assertThat(of(health, "client"))
                .singleElement()
                .asString()
                .startsWith(": ")
                .contains("login.invalid")
                .doesNotContain("sesame");
        state.secrets().put("client", "client_secret", Secret.of("another"), SlotShape.LINE);
        assertThat(of(health, "client")).isEmpty();
    }

    @Test
    void noComplaint_showsASecret() throws Exception {
        state.secrets().put("empty", "", Secret.of(UnsignedToken.ending(NOW)), SlotShape.LINE);
        assertThat(of(health, "empty")).containsExactly(": its secret ended");
        assertThat(health.complaints().toString()).doesNotContain(UnsignedToken.ending(NOW));
    }
}
