package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which tests run, how they end, and where their report goes. */
final class TestOptionsTest {
    @TempDir private Path home;
    private TestTerminal terminal;
    private String policy = "";

    @BeforeEach
    void twoTests() throws IOException {
        terminal = new TestTerminal(home);
        policy = terminal.policy().toString();
        terminal.write("a.test.hcl", test("reads pass", "GET", "allow"));
        terminal.write("b.test.hcl", test("deletes pass", "DELETE", "allow"));
    }

    private static String test(String name, String method, String verdict) {
        return """
        test "%s" {
          action {
            endpoint = https.tracker
            http { method = "%s" }
          }
          expect { verdict = "%s" }
        }
        """
                .formatted(name, method, verdict);
    }

    private CommandRun run(String... more) {
        String[] words = new String[3 + more.length];
        words[0] = "policy";
        words[1] = "test";
        words[2] = policy;
        System.arraycopy(more, 0, words, 3, more.length);
        return terminal.run(words);
    }

    @Test
    void filter_textOrPattern_choosesByFileAndName() {
        assertThat(run("--filter", "reads").out())
                .isEqualTo(
                        "ok   %s: reads pass\n1 action(s) checked, 0 mismatch(es)\n"
                                .formatted(home.resolve("a.test.hcl")));
        assertThat(run("--filter", "a.test").exit()).isZero();
        assertThat(run("--filter", "/^.*: (reads|writes) /").exit()).isZero();
        assertThat(run("--filter", "/pass$/").exit()).isEqualTo(1);
    }

    @Test
    void filter_thatMatchesNothing_isAUsageError() {
        CommandRun run = run("--filter", "nobody");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("no test matches `--filter nobody`; there are 2\n");
        assertThat(run("--filter", "/(/").exit()).isEqualTo(2);
    }

    @Test
    void failFast_stopsAndSaysWhatWasLeft() throws IOException {
        terminal.write("c.test.hcl", test("never run", "GET", "allow"));

        CommandRun run = run("--fail-fast");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .doesNotContain("never run")
                .contains("stopped at the first mismatch; not run: 1\n")
                .endsWith("2 action(s) checked, 1 mismatch(es)\n");
    }

    @Test
    void format_ofMachines_isOnStdoutWhateverTheResult() {
        assertThat(run("--format", "tap").out()).startsWith("TAP version 14\n1..2\n");
        assertThat(run("--format", "junit").out()).startsWith("<?xml");
        assertThat(run("--format", "github").out()).startsWith("::error file=");
        assertThat(run("--format", "sarif").out()).startsWith("{");
        assertThat(run("--format", "json").out()).isEqualTo(run("--json").out());
        assertThat(run("--format", "pdf").exit()).isEqualTo(2);
        assertThat(run("--json", "--format", "tap").exit()).isEqualTo(2);
    }

    @Test
    void output_toAFile_leavesTheSummary() throws IOException {
        Path file = home.resolve("report.xml");

        CommandRun run = run("--format", "junit", "--output", file.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("2 action(s) checked, 1 mismatch(es)\n");
        assertThat(Files.readString(file)).startsWith("<?xml");
    }

    @Test
    void output_toWhereNothingCanBe_isAnError() {
        assertThat(run("--output", home.resolve("no/such/file").toString()).exit()).isEqualTo(2);
    }
}
