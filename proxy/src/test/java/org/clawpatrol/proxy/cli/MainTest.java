package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line as a whole: help, versions, spelling of flags, mistakes. */
final class MainTest {
    @TempDir private Path home;
    private TestTerminal terminal;

    @BeforeEach
    void open() {
        terminal = new TestTerminal(home);
    }

    @Test
    void noArguments_printUsageOnStderr() {
        CommandRun run = terminal.run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("Usage: clawpatrol ").contains("Start here:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "-x", "--nope", "Gateway", ""})
    void unknownCommand_isNamedBeforeTheUsageOnStderr(String word) {
        CommandRun run = terminal.run(word);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("unknown subcommand: " + word + "\n\nUsage: clawpatrol ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "-h", "--help", "-help"})
    void help_isOnStdout(String word) {
        CommandRun run = terminal.run(word);

        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("Usage: clawpatrol ").contains("\n  gateway ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "-v", "--version", "-version"})
    void version_isOneLine(String word) {
        CommandRun run = terminal.run(word);

        assertThat(run.exit()).isZero();
        assertThat(run.out()).matches("clawpatrol \\S+( \\([0-9a-f]+\\))?\n");
    }

    @Test
    void version_asJson_isAnObject() {
        assertThat(terminal.run("version", "-json").out())
                .startsWith("{\"")
                .contains("\"number\":");
    }

    @Test
    void helpOfACommand_isThatCommandsUsage() {
        assertThat(terminal.run("help", "policy", "eval").out())
                .isEqualTo(terminal.run("policy", "eval", "--help").out())
                .startsWith("Usage: clawpatrol policy eval ");
        assertThat(terminal.run("help", "nope").exit()).isEqualTo(2);
    }

    static Stream<String> commands() {
        return Stream.of(
                "gateway",
                "demo",
                "run",
                "join",
                "env",
                "status",
                "reload",
                "credentials",
                "credentials set",
                "operators",
                "operators create-token",
                "validate",
                "test",
                "policy",
                "policy check",
                "policy test",
                "policy eval",
                "audit",
                "audit verify",
                "version",
                "help");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpFlag_ofEveryCommand_isOnStdoutWithOneSpellingPerFlag(String command) {
        String[] words = (command + " -h").split(" ");

        CommandRun run = terminal.run(words);

        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("Usage: clawpatrol " + command + " ")
                .doesNotContainPattern("[ \\[]-[a-z]{2}");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"credentials", "operators", "policy", "audit"})
    void group_withoutACommand_listsThem(String group) {
        CommandRun run = terminal.run(group);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Usage: clawpatrol " + group, "Commands:");
    }

    @Test
    void flags_takeOneOrTwoDashesAndEqualsOrBlank() throws IOException {
        String policy = terminal.policy().toString();

        for (String[] spelling :
                new String[][] {
                    {"--json"}, {"-json"}, {"-json=true"}, {"--json=true"}, {"-json", "--json"}
                }) {
            assertThat(terminal.run(words("validate", spelling, policy)).out())
                    .startsWith("{\"ok\":true");
        }
        for (String[] spelling :
                new String[][] {
                    {"-plugin-cache-dir", "x"},
                    {"-plugin-cache-dir=x"},
                    {"--plugin-cache-dir", "x"},
                    {"--plugin-cache-dir=x"},
                    {"-json=false"},
                    {"--json", "--json=false"},
                    {"--"}
                }) {
            assertThat(terminal.run(words("validate", spelling, policy)).out())
                    .as(String.join(" ", spelling))
                    .startsWith("ok: ");
        }
    }

    private static String[] words(String command, String[] flags, String last) {
        return Stream.concat(Stream.concat(Stream.of(command), Stream.of(flags)), Stream.of(last))
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "validate --jsn x",
                "validate",
                "validate a b",
                "validate --plugin-cache-dir",
                "validate --json=maybe x",
                "test x",
                "gateway",
                "gateway a b",
                "run",
                "run --nope x",
                "join",
                "policy eval",
                "credentials set",
                "audit verify x",
                "env x"
            })
    void wrongArguments_areExplainedInFewLines(String line) {
        CommandRun run = terminal.run(line.split(" "));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("clawpatrol: ").contains("Usage: ", "--help");
        assertThat(run.err().lines().count()).isLessThanOrEqualTo(6);
    }

    @Test
    void misspeltFlag_isAnsweredWithTheNearest() {
        assertThat(terminal.run("validate", "--jsn", "x").err().lines())
                .filteredOn(line -> line.contains("did you mean"))
                .containsExactly("  did you mean --json?");
        assertThat(terminal.run("policy", "test", "x", "--thresold=9").err())
                .contains("  did you mean --threshold?\n");
    }

    @Test
    void misspeltCommand_isAnsweredWithTheNearest() {
        assertThat(terminal.run("polcy", "test").err())
                .startsWith("unknown subcommand: polcy\n\nUsage: clawpatrol ")
                .endsWith("\ndid you mean `policy`?\n");
        assertThat(terminal.run("policy", "tst", "x").err())
                .startsWith("clawpatrol: unknown subcommand: tst\n  did you mean test?\nUsage: ");
        assertThat(terminal.run("credentials", "lst").err()).contains("  did you mean list?\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gateway",
                "validate",
                "policy check",
                "credentials set tracker_token --config",
                "operators create-token ci --config",
                "reload --config",
                "audit verify --config"
            })
    void missingConfiguration_isOneLine(String command) {
        CommandRun run = terminal.run((command + " " + home.resolve("nope.hcl")).split(" "));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("clawpatrol: no such file or folder: " + home.resolve("nope.hcl"));
        assertThat(run.err().lines()).hasSize(1);
    }
}
