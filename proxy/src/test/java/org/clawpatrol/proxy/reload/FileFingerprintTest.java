package org.clawpatrol.proxy.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileFingerprintTest {
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void create() throws IOException {
        file = Files.writeString(folder.resolve("a.hcl"), "1234");
        Files.setLastModifiedTime(file, LONG_AGO);
    }

    private FileFingerprint ofFile() {
        return FileFingerprint.of(file, List.of());
    }

    private FileFingerprint ofFolder() {
        return FileFingerprint.of(folder, List.of());
    }

    @Test
    void unchanged_isEqual() {
        assertThat(ofFile()).isEqualTo(ofFile());
    }

    @Test
    void otherSizeAtTheSameTime_differs() throws IOException {
        FileFingerprint before = ofFile();
        Files.writeString(file, "12345");
        Files.setLastModifiedTime(file, LONG_AGO);
        assertThat(ofFile()).isNotEqualTo(before);
    }

    @Test
    void otherTimeWithTheSameSize_differs() throws IOException {
        FileFingerprint before = ofFile();
        Files.writeString(file, "4321");
        Files.setLastModifiedTime(file, FileTime.from(LONG_AGO.toInstant().plusNanos(1000)));
        assertThat(ofFile()).isNotEqualTo(before);
    }

    @Test
    void replacedByAFileOfTheSameSizeAndTime_differs() throws IOException {
        FileFingerprint before = ofFile();
        Path next = Files.writeString(folder.resolve("next"), "4321");
        Files.setLastModifiedTime(next, LONG_AGO);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        assertThat(ofFile()).isNotEqualTo(before);
    }

    @Test
    void linkPointedElsewhere_differs() throws IOException {
        Path other = Files.writeString(folder.resolve("b.hcl"), "4321");
        Files.setLastModifiedTime(other, LONG_AGO);
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        FileFingerprint before = FileFingerprint.of(link, List.of());
        Files.delete(link);
        Files.createSymbolicLink(link, other);
        assertThat(FileFingerprint.of(link, List.of())).isNotEqualTo(before);
    }

    @Test
    void missingFile_isAStateOfItsOwn() throws IOException {
        FileFingerprint before = ofFile();
        Files.delete(file);
        FileFingerprint gone = ofFile();
        assertThat(gone).isNotEqualTo(before).isEqualTo(ofFile());
    }

    @Test
    void folder_seesItsPoliciesAndNothingElse() throws IOException {
        FileFingerprint before = ofFolder();
        Files.writeString(folder.resolve("b.hcl"), "");
        FileFingerprint added = ofFolder();
        assertThat(added.files().keySet())
                .contains(file, folder.resolve("b.hcl"))
                .hasSizeGreaterThan(before.files().size());
        Files.writeString(folder.resolve("notes.txt"), "");
        assertThat(ofFolder().files()).doesNotContainKey(folder.resolve("notes.txt"));
    }

    @Test
    void includedFile_counts() throws IOException {
        Path included = Files.writeString(folder.resolve("ca.pem"), "x");
        FileFingerprint before = FileFingerprint.of(file, List.of(included));
        Files.writeString(included, "longer");
        assertThat(FileFingerprint.of(file, List.of(included))).isNotEqualTo(before);
    }
}
