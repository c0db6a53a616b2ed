package org.clawpatrol.proxy.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {
    @TempDir private Path elsewhere;

    @Test
    void close_removesWhatIsInItAndNothingThatLinksLeadTo() throws Exception {
        Path kept = Files.writeString(elsewhere.resolve("kept"), "x");
        Path path;
        try (TemporaryFolder folder = TemporaryFolder.create("clawpatrol-test-")) {
            path = folder.path();
            assertThat(Files.getPosixFilePermissions(path))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
            Files.createDirectories(path.resolve("a/b"));
            Files.writeString(path.resolve("a/b/file"), "x");
            Files.createSymbolicLink(path.resolve("link"), elsewhere);
        }
        assertThat(path).doesNotExist();
        assertThat(kept).exists();
    }

    @Test
    void close_aSecondTime_doesNothing() throws Exception {
        TemporaryFolder folder = TemporaryFolder.create("clawpatrol-test-");
        folder.close();
        folder.close();
        assertThat(folder.path()).doesNotExist();
    }
}
