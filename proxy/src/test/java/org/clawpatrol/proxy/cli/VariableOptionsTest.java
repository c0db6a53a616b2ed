package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --var} and {@code --var-file} of the commands that load a configuration. */
final class VariableOptionsTest {
    @TempDir private Path home;
    private TestTerminal terminal;
    private Path policy;

    @BeforeEach
    void open() throws IOException {
        terminal = new TestTerminal(home);
        policy = terminal.policy();
        String text = Files.readString(policy);
        Files.writeString(
                policy,
                text.replace("\"http.method == 'GET'\"", "\"http.method == '${var.method}'\"")
                        + "variable \"method\" { type = string }\n");
    }

    @Test
    void validate_withoutAValue_namesAllWaysToGiveOne() {
        CommandRun run = terminal.run("validate", policy.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .contains("variable `method` has no value")
                .contains("--var method=VALUE", "--var-file", "CLAWPATROL_VAR_method", "default");
    }

    @Test
    void validate_withAValueFromAnywhere_loads() throws IOException {
        Path values = terminal.write("some.values", "method = \"GET\"\n");

        assertThat(terminal.run("validate", policy.toString(), "--var", "method=GET").exit())
                .isZero();
        assertThat(terminal.run("validate", "-var=method=GET", policy.toString()).exit()).isZero();
        assertThat(terminal.run("validate", policy.toString(), "--var-file", "" + values).exit())
                .isZero();
        terminal.environment.put("CLAWPATROL_VAR_method", "GET");
        assertThat(terminal.run("validate", policy.toString()).exit()).isZero();
    }

    @Test
    void test_usesTheValue() throws IOException {
        String fixture = terminal.fixture("a.json", "GET", "allow", "reads").toString();

        CommandRun right = terminal.run("test", policy.toString(), fixture, "--var", "method=GET");
        CommandRun wrong = terminal.run("test", policy.toString(), fixture, "--var", "method=PUT");

        assertThat(right.exit()).isZero();
        assertThat(wrong.exit()).isEqualTo(1);
    }

    @Test
    void validate_withAnUnknownName_offersTheNearest() {
        CommandRun run =
                terminal.run("validate", policy.toString(), "--var", "metod=GET", "--var", "x");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(terminal.run("validate", policy.toString(), "--var", "metod=GET").err())
                .contains("no variable `metod` is declared", "did you mean `method`?");
    }
}
