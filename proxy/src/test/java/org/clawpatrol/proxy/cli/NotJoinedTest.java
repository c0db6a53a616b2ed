package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What device commands say on a machine that has not joined; they leave nothing behind. */
final class NotJoinedTest {
    @TempDir private Path home;
    private TestTerminal terminal;

    @BeforeEach
    void open() {
        terminal = new TestTerminal(home);
    }

    @Test
    void run_saysHowToJoin() throws Exception {
        CommandRun run = terminal.run("run", "--", "true");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo(
                        "clawpatrol: this machine has not joined a gateway; with the gateway"
                                + " running here, type: clawpatrol join --local\n");
        try (Stream<Path> left = Files.list(home)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void env_saysHowToJoin() {
        CommandRun run = terminal.run("env", "-ca-dir=" + home.resolve("other"));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("clawpatrol: no CA certificate at " + home.resolve("other/ca.crt"))
                .endsWith("clawpatrol join --local\n");
    }

    @Test
    void status_exitsOneUnlessAskedForTheOldCode() {
        CommandRun run = terminal.run("status");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .isEqualTo(
                        "  ✗ joined — not joined; with the gateway running here, type:"
                                + " clawpatrol join --local\n");
        assertThat(terminal.run("status", "-compat-exit"))
                .isEqualTo(new CommandRun(0, run.out(), ""));
        assertThat(terminal.run("status", "--json").out())
                .startsWith("{\"ok\":false,\"checks\":[{\"label\":\"joined\",\"well\":false,");
    }

    @Test
    void join_withoutARunningGateway_saysHowToStartOne() {
        CommandRun run = terminal.run("join", "--local");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).startsWith("clawpatrol: no gateway is running; start one: ");
    }
}
