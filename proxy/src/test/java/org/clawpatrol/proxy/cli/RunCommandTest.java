package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code run} on a joined machine. */
@Tag("integration")
final class RunCommandTest {
    @TempDir private static Path home;
    private static GatewayProcess gateway;
    private TestTerminal terminal;

    @BeforeAll
    static void join() throws Exception {
        var terminal = new TestTerminal(home);
        gateway = GatewayProcess.start(terminal, "gateway", terminal.policy().toString());
        gateway.until(line -> line.startsWith("ready"));
        assertThat(terminal.run("join", "--local", "--hostname", "laptop").exit()).isZero();
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @BeforeEach
    void open() {
        terminal = new TestTerminal(home);
    }

    private static String token() throws IOException {
        return Files.readString(home.resolve(".clawpatrol/api-token")).strip();
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit 0", "exit 7", "exit 143"})
    void run_exitsLikeTheProgram(String script) {
        assertThat(terminal.run("run", "--", "sh", "-c", script).exit())
                .isEqualTo(Integer.parseInt(script.substring(5)));
    }

    @Test
    void run_handsEverythingAfterTheProgramToIt() throws IOException {
        Path seen = home.resolve("seen");
        Path script = terminal.write("show.sh", "printf '%s|' \"$@\" > " + seen + "\n");
        terminal.write("args", "expanded");

        for (List<String> before : List.of(List.of("run"), List.of("run", "--no-auto-expose"))) {
            for (String dashes : new String[] {"", "--"}) {
                var words = new java.util.ArrayList<>(before);
                if (!dashes.isEmpty()) {
                    words.add(dashes);
                }
                words.addAll(
                        List.of(
                                "sh",
                                script + "",
                                "-x",
                                "--json",
                                "--",
                                "-h",
                                "@" + home + "/args"));
                terminal.run(words.toArray(String[]::new));

                assertThat(Files.readString(seen)).isEqualTo("-x|--json|--|-h|@" + home + "/args|");
            }
        }
    }

    @Test
    void run_givesTheChildNoSecretAndNoToken() throws IOException {
        terminal.environment.put("CLAWPATROL_SECRET_TRACKER_TOKEN", "sesame");
        terminal.environment.put("CLAWPATROL_OPERATOR_TOKEN", "cpo_operator");
        Path seen = home.resolve("seen");

        CommandRun run = terminal.run("run", "sh", "-c", "env > " + seen);

        assertThat(run.exit()).isZero();
        assertThat(Files.readString(seen))
                .contains("HTTPS_PROXY=http://127.0.0.1:", "HOME=" + home)
                .doesNotContain("sesame", "cpo_operator", token());
    }

    @Test
    void run_ofClaude_writesItsLoginWhereThatIsAskedFor() throws IOException {
        Path claude = terminal.write("bin/claude", "#!/bin/sh\ncat ~/.claude/.credentials.json\n");
        assertThat(claude.toFile().setExecutable(true)).isTrue();

        assertThat(terminal.run("run", claude.toString()).err())
                .contains("CLAWPATROL_CLAUDE_OAUTH_SHIM=1");
        assertThat(home.resolve(".claude")).doesNotExist();

        terminal.environment.put("CLAWPATROL_CLAUDE_OAUTH_SHIM", "1");
        assertThat(terminal.run("run", claude.toString()).exit()).isZero();
        Path login = home.resolve(".claude/.credentials.json");
        assertThat(login).content().contains("sk-ant-oat01-clawpatrol-placeholder-do-not-use");

        Files.writeString(login, "mine");
        assertThat(terminal.run("run", claude.toString()).err())
                .contains("no placeholder login for claude: ", "it was left alone");
        assertThat(login).hasContent("mine");
    }

    @Test
    void run_besideAReadableGateway_warnsInOneLine() {
        CommandRun run = terminal.run("run", "true");

        assertThat(run.err().lines())
                .filteredOn(line -> line.contains("can read the gateway's"))
                .singleElement()
                .asString()
                .startsWith("clawpatrol: warning: ")
                .contains(home.resolve("state/clawpatrol.db").toString());
    }

    @Test
    void run_ofAProgramThatDoesNotExist_exitsTwo() {
        CommandRun run = terminal.run("run", "--", "/no/such/program");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("clawpatrol: cannot start `/no/such/program`: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP"})
    void run_passesASignalOn(String signal) throws Exception {
        String script =
                "trap 'kill $asleep; echo got-%s; exit 9' %s; sleep 60 & asleep=$!; echo up; wait"
                        .formatted(signal, signal);
        try (var running = GatewayProcess.start(terminal, "run", "--", "bash", "-c", script)) {
            running.until(line -> line.equals("up"));

            running.signal(signal);

            running.until(line -> line.equals("got-" + signal));
            assertThat(running.exit()).isEqualTo(9);
        }
    }
}
