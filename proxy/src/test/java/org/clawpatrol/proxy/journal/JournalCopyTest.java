package org.clawpatrol.proxy.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JournalCopyTest {
    @TempDir private Path folder;

    private SegmentJournal journal() throws JournalUnavailableException {
        return SegmentJournal.open(
                folder.resolve("journal"), JournalSettings.defaults(), InstantSource.system());
    }

    private List<JsonNode> lines() throws Exception {
        JsonMapper json = new JsonMapper();
        return Files.readAllLines(folder.resolve("copy.jsonl")).stream()
                .map(json::readTree)
                .toList();
    }

    @Test
    void records_areOneJsonObjectALine_inAFileForItsOwnerAlone() throws Exception {
        try (SegmentJournal journal = journal();
                JournalCopy copy = JournalCopy.open(folder.resolve("copy.jsonl"), journal)) {
            copy.reserve(Records.action("a", "/line\nbreak")).complete(Records.OK);
            copy.refuse(Records.action("b"), Records.OK);
        }

        List<JsonNode> lines = lines();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).at("/action/target").asString()).isEqualTo("/line\nbreak");
        assertThat(lines.get(1).at("/id").asString()).isEqualTo("a");
        assertThat(lines.get(1).at("/outcome/status").asString()).isEqualTo("200");
        assertThat(lines.get(2).at("/action/id").asString()).isEqualTo("b");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("copy.jsonl"))))
                .isEqualTo("rw-------");
    }

    @Test
    void open_again_appends() throws Exception {
        for (String id : List.of("a", "b")) {
            try (SegmentJournal journal = journal();
                    JournalCopy copy = JournalCopy.open(folder.resolve("copy.jsonl"), journal)) {
                copy.refuse(Records.action(id), Records.OK);
            }
        }

        assertThat(lines())
                .extracting(line -> line.at("/action/id").asString())
                .containsExactly("a", "b");
    }

    @Test
    void open_whatIsNoPlainFileOrHasNoFolder_fails() throws Exception {
        try (SegmentJournal journal = journal()) {
            assertThatThrownBy(() -> JournalCopy.open(folder, journal))
                    .isInstanceOf(JournalUnavailableException.class)
                    .hasMessageContaining("not a plain file")
                    .hasMessageContaining("gateway.log_path");
            assertThatThrownBy(() -> JournalCopy.open(folder.resolve("no/where"), journal))
                    .isInstanceOf(JournalUnavailableException.class);
        }
    }

    @Test
    void journalThatTakesNothing_isNotCopied() throws Exception {
        SegmentJournal journal = journal();
        try (JournalCopy copy = JournalCopy.open(folder.resolve("copy.jsonl"), journal)) {
            journal.close();
            assertThatThrownBy(() -> copy.reserve(Records.action("a")))
                    .isInstanceOf(JournalUnavailableException.class);
        }

        assertThat(lines()).isEmpty();
    }
}
