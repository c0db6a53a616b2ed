package org.clawpatrol.proxy.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is replaced as a whole or not at all. */
class WholeFileTest {
    @TempDir private Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void replace(Path file, String read) throws IOException {
        WholeFile.replace(file, bytes(read), bytes("new"));
    }

    private void assertAlone(Path file) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void file_thatHoldsWhatWasRead_isReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "old");

        replace(file, "old");

        assertThat(file).hasContent("new");
        assertAlone(file);
    }

    @Test
    void file_thatWasChangedMeanwhile_staysAsItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "newer");

        assertThatThrownBy(() -> replace(file, "old")).hasMessageContaining("changed meanwhile");

        assertThat(file).hasContent("newer");
        assertAlone(file);
    }

    @Test
    void whatIsNoFile_isRefused() {
        assertThatThrownBy(() -> replace(folder, "")).hasMessageContaining("not a regular file");
        assertThatThrownBy(() -> replace(folder.resolve("none"), ""))
                .isInstanceOf(IOException.class);
    }
}
