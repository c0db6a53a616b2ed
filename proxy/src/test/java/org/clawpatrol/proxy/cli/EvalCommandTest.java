package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code policy eval}. */
final class EvalCommandTest {
    @TempDir private Path home;
    private TestTerminal terminal;

    @BeforeEach
    void open() {
        terminal = new TestTerminal(home);
    }

    private CommandRun eval(String... words) {
        String[] all = new String[words.length + 2];
        all[0] = "policy";
        all[1] = "eval";
        System.arraycopy(words, 0, all, 2, words.length);
        return terminal.run(all);
    }

    @Test
    void malformedExpression_exitsTwoWithItsPosition() {
        for (String expression : new String[] {"http.method ==", "http.nope == 1", "1 + 'a'", ""}) {
            CommandRun run = eval(expression);

            assertThat(run.exit()).as(expression).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains("expression:1:");
        }
    }

    @Test
    void evaluationError_exitsThree() {
        CommandRun run = eval("1 / 0 == 1");

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("error: ");
    }

    @Test
    void unknown_exitsFour() throws IOException {
        Path facts =
                terminal.write(
                        "f.json", "{\"http\":{\"method\":\"POST\",\"path\":\"/\",\"body\":\"{\"}}");

        CommandRun run = eval("http.body_json.a == 1", "--facts", facts.toString());

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("unknown: ");
    }

    @Test
    void value_isPrintedAsTheLanguageWritesIt() {
        assertThat(eval("[1, 2].map(i, i + 1)")).isEqualTo(new CommandRun(0, "[2, 3]\n", ""));
        assertThat(eval("http.path")).isEqualTo(new CommandRun(0, "\"/\"\n", ""));
    }

    @Test
    void facts_mayBeAFixtureOrItsActionAlone() throws IOException {
        String fixture = terminal.fixture("a.json", "DELETE", "deny", "").toString();
        String action =
                terminal.write(
                                "action.json",
                                "{\"host\":\"a.test\",\"http\":{\"method\":\"PUT\",\"path\":\"/\"}}")
                        .toString();

        assertThat(eval("http.method", "--facts", fixture).out()).isEqualTo("\"delete\"\n");
        assertThat(eval("--facts=" + action, "http.method").out()).isEqualTo("\"put\"\n");
    }

    @Test
    void unusableFacts_areOneLine() throws IOException {
        String[] files = {
            home.resolve("missing.json").toString(),
            terminal.write("a.json", "{").toString(),
            terminal.write("b.json", "{\"htp\":{}}").toString(),
            terminal.write("c.json", "[]").toString(),
            terminal.write("d.json", "{\"http\":{\"method\":\"GET\",\"path\":\"/\"}} {}").toString()
        };
        for (String file : files) {
            CommandRun run = eval("true", "-facts", file);

            assertThat(run.exit()).as(file).isEqualTo(2);
            assertThat(run.err().lines()).hasSize(1).allMatch(line -> line.contains(file));
        }
    }

    @Test
    void json_saysTheOutcome() {
        assertThat(eval("1 + 1", "--json"))
                .isEqualTo(
                        new CommandRun(
                                0,
                                "{\"outcome\":\"value\",\"value\":{\"t\":\"int\",\"v\":\"2\"}}\n",
                                ""));
        assertThat(eval("1 / 0", "--json").out()).contains("\"outcome\":\"error\"");
        CommandRun invalid = eval("1 +", "--json");
        assertThat(invalid.exit()).isEqualTo(2);
        assertThat(invalid.out()).contains("\"outcome\":\"invalid\"").contains("\"line\":1");
        assertThat(invalid.err()).isEmpty();
    }
}
