package org.clawpatrol.proxy.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
final class KilledWriterTest {
    @TempDir Path folder;

    @Test
    void journal_ofAWriterKilledTwice_holdsEveryAcknowledgedIntent() throws Exception {
        Set<String> acknowledged = new HashSet<>();
        for (int run = 0; run < 2; run++) {
            acknowledged.addAll(writeUntilKilled("run" + run, 3000 + 500 * run));
        }
        try (SegmentJournal journal = open()) {
            journal.reserve(Records.action("last")).complete(Records.OK);
        }
        Verification found = new JournalVerifier(folder).verify(0);
        assertThat(found.firstBreak()).isEmpty();
        assertThat(found.unfinished()).isFalse();
        assertThat(found.segments()).isGreaterThan(5);
        assertThat(intents()).containsAll(acknowledged).contains("last");
    }

    private SegmentJournal open() throws JournalUnavailableException {
        return SegmentJournal.open(folder, JournalSettings.defaults(), InstantSource.system());
    }

    private List<String> writeUntilKilled(String name, int lines) throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                JournalWriterProcess.class.getName(),
                                folder.toString(),
                                name)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        List<String> acknowledged = new ArrayList<>();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 0; i < lines; i++) {
                acknowledged.add(out.readLine());
            }
            assertThatThrownBy(this::open)
                    .isInstanceOf(JournalUnavailableException.class)
                    .hasMessageContaining("another gateway (process " + process.pid() + ")");
            // The process itself would close the stream as well.
            process.toHandle().destroyForcibly();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                acknowledged.add(line);
            }
        } finally {
            process.destroyForcibly().onExit().join();
        }
        // The last line may itself be torn.
        acknowledged.removeLast();
        return acknowledged;
    }

    private Set<String> intents() throws IOException {
        assertThat(Files.exists(folder)).isTrue();
        Set<String> ids = new HashSet<>();
        for (JournalEntry entry : JournalCursor.first(folder).next(Integer.MAX_VALUE)) {
            if (entry instanceof JournalEntry.Begun begun) {
                ids.add(begun.action().id());
            }
        }
        return ids;
    }
}
