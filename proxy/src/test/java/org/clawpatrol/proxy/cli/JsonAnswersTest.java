package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who asks for JSON gets one object, whatever is wrong. */
final class JsonAnswersTest {
    @TempDir private Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "validate missing.hcl --json",
                "policy lint missing.hcl --json",
                "policy lint --json",
                "policy lint a b --json",
                "policy fmt missing.hcl --json",
                "policy diff missing.hcl other.hcl --json",
                "policy diff broken.hcl broken.hcl --json",
                "policy bench missing.hcl --json",
                "policy bench broken.hcl --json",
                "policy facts missing.json --json",
                "policy explain missing.hcl missing.json --json",
                "policy explain broken.hcl missing.json --json",
                "policy replay missing.hcl --journal missing --json",
                "policy replay broken.hcl --journal missing --json",
                "policy learn --journal missing -json",
                "policy learn --journal . --since yesterday --json",
                "policy syntax missing.hcl --json",
                "policy test missing.hcl missing --json",
                "test broken.hcl missing --json",
                "audit verify missing --json --nonsense"
            })
    void failure_isOneObjectThatSaysWhatStandardErrorSays(String line) throws IOException {
        TestTerminal terminal = new TestTerminal(home);
        terminal.write("broken.hcl", "rule {");
        String[] words = line.split(" ");
        for (int i = 0; i < words.length; i++) {
            boolean file = words[i].matches("(missing|other|broken)(\\.\\w+)?|\\.");
            words[i] = file ? home.resolve(words[i]).toString() : words[i];
        }

        CommandRun run = terminal.run(words);

        JsonNode object = JsonMapper.shared().readTree(run.out());
        assertThat(run.exit()).isNotZero();
        assertThat(object.isObject()).as(run.out()).isTrue();
        assertThat(run.out().lines()).hasSize(1);
        if (object.has("error")) {
            assertThat(object.path("error").asString()).isNotEmpty().isEqualTo(run.err().strip());
            assertThat(object.path("exit").asInt()).isEqualTo(run.exit());
        }
    }

    @Test
    void textOfAFailure_withoutJson_staysOnStandardError() {
        CommandRun run = new TestTerminal(home).run("policy", "lint", "missing.hcl");

        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("clawpatrol: no such file or folder: missing.hcl");
    }
}
