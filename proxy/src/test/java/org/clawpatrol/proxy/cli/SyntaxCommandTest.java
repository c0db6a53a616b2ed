package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code policy syntax}. */
final class SyntaxCommandTest {
    @TempDir private Path home;
    private TestTerminal terminal;

    @BeforeEach
    void open() {
        terminal = new TestTerminal(home);
    }

    @Test
    void syntax_ofAFile_isAnIndentedTree() throws IOException {
        Path file =
                terminal.write(
                        "a.hcl",
                        """
                        version = 1
                        rule "r" {
                          endpoint = https.e
                          hosts    = ["a", upper("b")]
                          inner { on = true }
                          map = { k = null }
                        }
                        """);

        CommandRun run = terminal.run("policy", "syntax", file.toString());

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .isEqualTo(
                        """
                        version = 1
                        rule "r"
                          endpoint = reference https.e
                          hosts = list of 2
                            - "a"
                            - computed (FunctionCallExpr)
                          map = object of 1
                            "k" = null
                          inner
                            on = true
                        """);
    }

    @Test
    void syntax_asJson_isOneObjectAFile() throws IOException {
        Path good = terminal.write("good.hcl", "a = [1, \"x\"]\n");
        Path bad = terminal.write("bad.hcl", "a = \n");

        CommandRun run =
                terminal.run("policy", "syntax", "--json", good.toString(), bad.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines().toList())
                .satisfiesExactly(
                        line ->
                                assertThat(line)
                                        .endsWith(
                                                "\"ok\":true,\"ast\":{\"attrs\":{\"a\":{\"list\":"
                                                        + "[{\"value\":1},{\"value\":\"x\"}]}}}}"),
                        line -> assertThat(line).contains("\"ok\":false", "\"line\":1"));
    }

    @Test
    void syntax_ofAWrongFile_showsItsProblemsOnStderr() throws IOException {
        Path file = terminal.write("bad.hcl", "a {\n  b = \"x\n}\n");

        CommandRun run = terminal.run("policy", "syntax", file.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("bad.hcl:2:7", "unterminated string");
    }

    @Test
    void syntax_ofBlocksAsDeepAsAllowed_answersInEitherForm() throws IOException {
        Path file = terminal.write("deep.hcl", "a {\n".repeat(1024) + "}\n".repeat(1024));

        assertThat(terminal.run("policy", "syntax", file.toString()).exit()).isZero();
        assertThat(terminal.run("policy", "syntax", "--json", file.toString()).exit()).isZero();
    }

    @Test
    void batch_answersEveryLineInOrder() throws IOException {
        terminal.input(
                """
                {"name": "one", "kind": "config", "hcl": "a = 1\\n"}
                {"name": "two", "kind": "template", "hcl": "x${y}"}
                {"name": "three", "kind": "config", "hcl_b64": "YSA9IDH/"}
                {"name": "four", "kind": "config", "hcl_b64": "!"}
                {"name": "five", "kind": "else", "hcl": ""}
                {"name": "six"}
                {}{
                [
                """);

        CommandRun run = terminal.run("policy", "syntax", "--batch");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out().lines().map(line -> line.replaceAll(",\"(ast|diag).*", "")))
                .containsExactly(
                        "{\"name\":\"one\",\"ok\":true",
                        "{\"name\":\"two\",\"ok\":true",
                        "{\"name\":\"three\",\"ok\":false",
                        "{\"name\":\"four\",\"ok\":false",
                        "{\"name\":\"five\",\"ok\":false",
                        "{\"name\":\"six\",\"ok\":false",
                        "{\"name\":\"\",\"ok\":false",
                        "{\"name\":\"\",\"ok\":false");
    }

    @Test
    void syntax_withoutAFileOrOfAMissingOne_isAUsageError() throws IOException {
        assertThat(terminal.run("policy", "syntax").exit()).isEqualTo(2);
        assertThat(terminal.run("policy", "syntax", "--batch", "x.hcl").exit()).isEqualTo(2);
        assertThat(terminal.run("policy", "syntax", "none.hcl").exit()).isEqualTo(2);
    }
}
