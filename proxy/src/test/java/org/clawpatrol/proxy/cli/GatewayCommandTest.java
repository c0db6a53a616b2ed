package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code gateway} as a process: what it says, and how it takes signals. */
final class GatewayCommandTest {
    @TempDir private Path home;
    private TestTerminal terminal;

    @BeforeEach
    void open() {
        terminal = new TestTerminal(home);
    }

    @Test
    void policyWithErrors_exitsOneAndCreatesNothing() throws Exception {
        Path policy = terminal.write("bad.hcl", "endpoint \"https\" \"a\" {");

        CommandRun run = terminal.run("gateway", policy.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("bad.hcl:1:").endsWith("nothing was done\n");
        assertThat(home.resolve(".clawpatrol")).doesNotExist();
    }

    @Test
    void whatHasNoRuntime_exitsOneNamingAllOfIt_whileValidatePasses() throws Exception {
        String policy =
                Files.readString(terminal.policy())
                        + """
                        endpoint "ssh" "prod" {
                          hosts  = ["git.lab.test"]
                          tunnel = local_command.jump
                        }
                        tunnel "local_command" "jump" {
                          command = ["forward"]
                          listen  = "127.0.0.1:6443"
                        }
                        approver "human_approver" "oncall" {
                          channel    = "#ops"
                          credential = slack_tokens.team
                        }
                        credential "slack_tokens" "team" {}
                        credential "tailscale_auth" "node" {}
                        """;
        String file = terminal.write("later.hcl", policy).toString();

        CommandRun run = terminal.run("gateway", file);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .contains("later.hcl:26:1: error: `endpoint \"ssh\" \"prod\"` cannot be run")
                .contains(
                        "later.hcl:30:1: error: `tunnel \"local_command\" \"jump\"` cannot be run")
                .contains("later.hcl:36:16: error: `credential` of `approver \"human_approver\"")
                .contains("later.hcl:39:1: error: `credential \"tailscale_auth\" \"node\"` cannot")
                .contains("remove it to start a gateway")
                .endsWith("nothing was done\n");
        assertThat(home.resolve("state")).doesNotExist();
        assertThat(terminal.run("validate", file).exit()).isZero();
    }

    @Test
    void takenPort_exitsOneNamingIt() throws Exception {
        try (var taken =
                new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            String policy =
                    Files.readString(terminal.policy())
                            .replace(
                                    "proxy { listen = \"127.0.0.1:0\" }",
                                    "proxy { listen = \"127.0.0.1:"
                                            + taken.getLocalPort()
                                            + "\" }");

            CommandRun run =
                    terminal.run("gateway", terminal.write("taken.hcl", policy).toString());

            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.err()).contains("127.0.0.1:" + taken.getLocalPort());
        }
    }

    @Test
    @Tag("integration")
    void start_endsByNamingAddressesEndpointsMissingSecretsAndTheNextCommand() throws Exception {
        Path policy = terminal.policy();
        try (var gateway = GatewayProcess.start(terminal, "gateway", policy.toString())) {
            List<String> lines = gateway.until(line -> line.startsWith("ready; next: "));

            assertThat(lines).contains("policy: 1 endpoints across 1 profiles");
            int last = lines.size();
            assertThat(lines.get(last - 6)).matches("proxy: 127\\.0\\.0\\.1:\\d+");
            assertThat(lines.get(last - 5)).matches("dashboard: http://127\\.0\\.0\\.1:\\d+");
            assertThat(lines.get(last - 4)).startsWith("dashboard set-up token (first visit): ");
            assertThat(lines.get(last - 3)).isEqualTo("protects: tracker (tracker.lab.test)");
            assertThat(lines.get(last - 2))
                    .startsWith("missing secret: ")
                    .endsWith("clawpatrol credentials set tracker_token --config " + policy);
            assertThat(lines.get(last - 1)).contains("clawpatrol join --local");
        }
    }

    @ParameterizedTest
    @Tag("integration")
    @ValueSource(strings = {"TERM", "INT"})
    void signalToStop_exitsZero(String signal) throws Exception {
        terminal.environment.put("CLAWPATROL_SECRET_TRACKER_TOKEN", "sesame");
        try (var gateway = GatewayProcess.start(terminal, "gateway", terminal.policy() + "")) {
            assertThat(gateway.until(line -> line.startsWith("ready")))
                    .noneMatch(line -> line.contains("missing secret") || line.contains("sesame"));

            gateway.signal(signal);

            assertThat(gateway.exit()).isZero();
        }
    }

    @Test
    @Tag("integration")
    void hangUp_loadsTheConfigurationAgain() throws Exception {
        Path policy = terminal.policy();
        try (var gateway = GatewayProcess.start(terminal, "gateway", policy.toString())) {
            gateway.until(line -> line.startsWith("ready"));

            gateway.signal("HUP");

            assertThat(gateway.until(line -> line.contains("config reloaded: ")).getLast())
                    .endsWith("1 endpoints across 1 profiles");
        }
    }
}
