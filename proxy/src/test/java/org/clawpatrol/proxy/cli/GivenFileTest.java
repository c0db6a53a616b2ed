package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are none, or of another kind, are named by the commands that were given them. */
final class GivenFileTest {
    @TempDir private Path home;
    private TestTerminal terminal;

    @BeforeEach
    void open() {
        terminal = new TestTerminal(home);
    }

    private CommandRun run(String command, Path file) {
        return terminal.run((command + " " + file).split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"policy facts", "policy eval true --facts", "policy syntax"})
    void folder_isNamed(String command) {
        CommandRun run = run(command, home);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("clawpatrol: " + home + " is a folder; name a file\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"policy facts", "policy eval true --facts"})
    void bytesThatAreNoText_areRefused_notReplaced(String command) throws IOException {
        Path file = home.resolve("latin.json");
        Files.write(file, new byte[] {'{', '"', (byte) 0xe9, '"', ':', '1', '}'});

        CommandRun run = run(command, file);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("clawpatrol: " + file + " is not UTF-8; save it in that encoding\n");
    }

    /** It has no end. */
    @Test
    void device_isReadUpToTheBound() {
        CommandRun run = run("policy syntax", Path.of("/dev/zero"));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("clawpatrol: /dev/zero is larger than 64 MiB\n");
    }
}
