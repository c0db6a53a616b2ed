package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests run again after each change, and only then. */
final class TestWatchTest {
    @TempDir private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Deque<Change> changes = new ArrayDeque<>();
    private Path config = Path.of("");
    private Path test = Path.of("");
    private Change during = () -> {};
    private int runs;

    /** Something that happens between two looks. */
    private interface Change {
        void happen() throws IOException;
    }

    @BeforeEach
    void files() throws IOException {
        config = Files.writeString(folder.resolve("gateway.hcl"), "a");
        test = Files.writeString(folder.resolve("a.test.hcl"), "a");
    }

    private void follow() throws IOException {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Terminal terminal =
                new Terminal(new ByteArrayInputStream(new byte[0]), stream, stream, Map.of());
        new TestWatch(terminal, config, this::next)
                .follow(
                        () -> {
                            runs++;
                            during.happen();
                            during = () -> {};
                            return Set.of(test, folder);
                        });
    }

    private boolean next() {
        if (changes.isEmpty()) {
            return false;
        }
        try {
            changes.removeFirst().happen();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return true;
    }

    @Test
    void follow_nothingChanges_runsOnce() throws IOException {
        changes.add(() -> {});
        changes.add(() -> {});

        follow();

        assertThat(runs).isEqualTo(1);
    }

    @Test
    void follow_configurationTestOrNewFile_runsAgainAndSaysWhich() throws IOException {
        changes.add(() -> Files.writeString(config, "changed"));
        changes.add(() -> {});
        changes.add(() -> Files.writeString(test, "changed"));
        changes.add(() -> Files.writeString(folder.resolve("b.test.hcl"), "new"));

        follow();

        assertThat(runs).isEqualTo(4);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("-- " + config + " changed\n")
                .contains("-- " + test + " changed\n");
    }

    @Test
    void follow_fileThatGoes_runsAgain() throws IOException {
        changes.add(() -> Files.delete(test));

        follow();

        assertThat(runs).isEqualTo(2);
    }

    @Test
    void follow_changeWhileTestsRun_isNotMissed() throws IOException {
        during = () -> Files.writeString(config, "changed while running");
        changes.add(() -> {});

        follow();

        assertThat(runs).isEqualTo(2);
    }
}
