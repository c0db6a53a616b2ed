package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code join}, {@code env}, {@code status} and {@code reload} with a gateway. */
@Tag("integration")
final class DeviceCommandsTest {
    @TempDir private static Path home;
    private static GatewayProcess gateway;
    private TestTerminal terminal;
    private Path policy;

    @BeforeAll
    static void start() throws Exception {
        gateway = started(new TestTerminal(home));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void join() throws IOException {
        terminal = new TestTerminal(home);
        policy = terminal.policy();
        joined(terminal);
    }

    private static GatewayProcess started(TestTerminal terminal)
            throws IOException, InterruptedException {
        var started = GatewayProcess.start(terminal, "gateway", terminal.policy().toString());
        started.until(line -> line.startsWith("ready"));
        return started;
    }

    private static void joined(TestTerminal terminal) {
        CommandRun joined = terminal.run("join", "--local", "-hostname", "laptop");
        assertThat(joined.err()).isEmpty();
        assertThat(joined.out()).startsWith("✓ joined gateway (profile default)\n");
        assertThat(joined.exit()).isZero();
    }

    private String token() throws IOException {
        return Files.readString(home.resolve(".clawpatrol/api-token")).strip();
    }

    @Test
    void env_printsTheCaVariablesInOrderAndExitsZero() throws IOException {
        CommandRun run = terminal.run("env");

        String bundle = home.resolve(".clawpatrol/ca-bundle.crt").toString();
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        "export SSL_CERT_FILE='" + bundle + "'",
                        "export REQUESTS_CA_BUNDLE='" + bundle + "'",
                        "export CURL_CA_BUNDLE='" + bundle + "'",
                        "export GIT_SSL_CAINFO='" + bundle + "'",
                        "export DENO_CERT='" + bundle + "'",
                        "export PIP_CERT='" + bundle + "'",
                        "export AWS_CA_BUNDLE='" + bundle + "'",
                        "export GRPC_DEFAULT_SSL_ROOTS_FILE_PATH='" + bundle + "'",
                        "export NODE_EXTRA_CA_CERTS='" + home + "/.clawpatrol/ca.crt'");
    }

    @Test
    void env_withoutAValidToken_stillPrintsTheCaVariablesAndExitsOne() throws IOException {
        Files.writeString(home.resolve(".clawpatrol/api-token"), "cpd_wrong\n");

        CommandRun run = terminal.run("env");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out().lines()).hasSize(9);
        assertThat(run.err()).isEqualTo("clawpatrol: the gateway answered 401 for its variables\n");
    }

    @Test
    void env_withTheGatewayGone_exitsOne(@TempDir Path elsewhere) throws Exception {
        var alone = new TestTerminal(elsewhere);
        try (GatewayProcess ending = started(alone)) {
            joined(alone);
            ending.signal("TERM");
            assertThat(ending.exit()).isZero();
        }

        assertThat(alone.run("env").exit()).isEqualTo(1);
        CommandRun status = alone.run("status");
        assertThat(status.exit()).isEqualTo(1);
        assertThat(status.out()).contains("  ✗ gateway reachable — ").contains("start it:");
        CommandRun reload = alone.run("reload");
        assertThat(reload.exit()).isEqualTo(2);
        assertThat(reload.err()).startsWith("clawpatrol: no gateway is running");
    }

    @Test
    void status_ofAJoinedDevice_isWell() {
        assertThat(terminal.run("status").exit()).isZero();
        assertThat(terminal.run("status").out().lines())
                .allMatch(line -> line.startsWith("  ✓ ") && line.contains(" — "));
        assertThat(terminal.run("status", "--json").out()).startsWith("{\"ok\":true,");
    }

    @Test
    void status_withAReadableToken_saysHowToCloseIt() throws IOException {
        Path file = home.resolve(".clawpatrol/api-token");
        Files.setPosixFilePermissions(
                file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));

        CommandRun run = terminal.run("status");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("chmod 600 " + file).doesNotContain(token());
    }

    @Test
    void reload_showsWhatLoadingFound() throws IOException {
        CommandRun good = terminal.run("reload");
        assertThat(good.exit()).isZero();
        assertThat(good.out()).isEqualTo("config reloaded: 1 endpoints across 1 profiles\n");

        Files.writeString(policy, "endpoint \"https\" {");
        CommandRun bad = terminal.run("reload", "-config", policy.toString());
        assertThat(bad.exit()).isEqualTo(1);
        assertThat(bad.out()).isEmpty();
        assertThat(bad.err()).contains("gateway.hcl:1:", "the old policy stays in force");
        CommandRun json = terminal.run("reload", "--json");
        assertThat(json.exit()).isEqualTo(1);
        assertThat(json.out()).startsWith("{").contains("\"ok\":false");
    }

    @Test
    void join_forAProfileThatDoesNotExist_listsThem() {
        CommandRun run = terminal.run("join", "--local", "--profile", "admin");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("clawpatrol: join refused: no profile `admin`; there are: default\n");
    }
}
