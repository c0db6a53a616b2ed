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

/** What {@code run} and {@code env} make of the variables that a gateway pushes. */
@Tag("integration")
final class PushedVariablesCommandTest {
    private static final String DISCORD =
            "MTAwMDAwMDAwMDAwMDAwMDAwMA.clawpatrol-placeholder-do-not-use"
                    + ".xxxxxxxxxxxxxxxxxxxxxxxxxxx";
    private static final String GEMINI = "AIzaClawpatrolPlaceholderDoNotUse00000000";

    @TempDir private static Path home;
    private static GatewayProcess gateway;
    private TestTerminal terminal;

    @BeforeAll
    static void join() throws Exception {
        var terminal = new TestTerminal(home);
        String policy =
                Files.readString(terminal.policy())
                        .replace(
                                "profile \"default\" { credentials = [",
                                """
                                endpoint "https" "discord" { hosts = ["discord.lab.test"] }
                                endpoint "https" "gemini" { hosts = ["gemini.lab.test"] }
                                credential "discord_bot_token" "bot" { endpoint = https.discord }
                                credential "gemini_api_key" "gemini" { endpoint = https.gemini }
                                profile "default" { credentials = [discord_bot_token.bot, \
                                gemini_api_key.gemini, \
                                """);
        gateway =
                GatewayProcess.start(
                        terminal, "gateway", terminal.write("gateway.hcl", policy).toString());
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

    private List<String> environmentOfTheChild() throws IOException {
        Path seen = home.resolve("seen");
        CommandRun run = terminal.run("run", "sh", "-c", "env > " + seen);
        assertThat(run.exit()).isZero();
        return Files.readAllLines(seen);
    }

    @Test
    void run_givesTheChildThePlaceholders() throws IOException {
        assertThat(environmentOfTheChild())
                .contains(
                        "DISCORD_TOKEN=" + DISCORD,
                        "DISCORD_BOT_TOKEN=" + DISCORD,
                        "GOOGLE_API_KEY=" + GEMINI,
                        "GEMINI_API_KEY=" + GEMINI);
    }

    @Test
    void run_leavesWhatIsSetAndFillsWhatIsEmpty() throws IOException {
        terminal.environment.put("DISCORD_TOKEN", "mine");
        terminal.environment.put("GEMINI_API_KEY", "");

        assertThat(environmentOfTheChild())
                .contains(
                        "DISCORD_TOKEN=mine",
                        "DISCORD_BOT_TOKEN=" + DISCORD,
                        "GEMINI_API_KEY=" + GEMINI);
    }

    @Test
    void run_withNoEnv_setsNothing() throws IOException {
        terminal.environment.put("CLAWPATROL_NO_ENV", "1");

        assertThat(environmentOfTheChild())
                .noneMatch(line -> line.contains("placeholder") || line.contains("PROXY"));
    }

    @Test
    void env_printsThePlaceholders_exceptWhereSomethingIsSet() {
        terminal.environment.put("GOOGLE_API_KEY", "mine");

        CommandRun run = terminal.run("env");

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains(
                        "# a placeholder; the gateway puts the secret in \u2014 discord_bot_token\n")
                .contains("export DISCORD_TOKEN='" + DISCORD + "'\n")
                .contains("export GEMINI_API_KEY='" + GEMINI + "'\n")
                .doesNotContain("GOOGLE_API_KEY");
    }
}
