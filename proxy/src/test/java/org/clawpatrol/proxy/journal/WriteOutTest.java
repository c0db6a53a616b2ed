package org.clawpatrol.proxy.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class WriteOutTest {
    @TempDir Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void file_thatGrew_isTakenCareOfAndStaysAsItIs() throws Exception {
        Path file = Files.writeString(folder.resolve("a b\u00fc"), "0123456789");
        assertThat(WriteOut.begin(file, 2, 9)).isTrue();
        assertThat(file).hasContent("0123456789");
    }

    @Test
    void file_thatIsGone_isLeftAlone() {
        Path file = folder.resolve("gone");
        assertThat(WriteOut.begin(file, 0, 1)).isFalse();
        assertThat(file).doesNotExist();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void range_thatIsNone_isRefusedByLinux() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "0123456789");
        assertThat(WriteOut.begin(file, 9, 2)).isFalse();
    }
}
