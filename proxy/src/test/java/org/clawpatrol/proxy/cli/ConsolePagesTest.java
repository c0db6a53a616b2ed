package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What pages show is what commands print; {@code -Dpages=write} writes it. */
final class ConsolePagesTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({"fmt,1,2", "diff,2,2", "tutorial,4,12", "cookbook,9,1"})
    void everyExample_isWhatTheCommandPrints(String name, int files, int commands)
            throws IOException {
        Path file = Path.of("../docs", name + ".md");
        ConsolePage page = new ConsolePage(folder);
        String played = page.played(Files.readString(file));
        if (System.getProperty("pages", "").equals("write")) {
            Files.writeString(file, played);
        }

        assertThat(Files.readString(file)).isEqualTo(played);
        assertThat(page.files()).isGreaterThanOrEqualTo(files);
        assertThat(page.commands()).isGreaterThanOrEqualTo(commands);
    }
}
