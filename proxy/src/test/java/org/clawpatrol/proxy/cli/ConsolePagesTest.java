package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What pages show is what commands print; {@code -Dpages=write} writes it. */
final class ConsolePagesTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "cookbook,9,1",
        "diff,2,2",
        "eval,1,8",
        "explain,3,4",
        "facts,3,5",
        "fmt,1,2",
        "lint,1,2",
        "syntax,2,3",
        "tree,1,2",
        "tutorial,4,12",
        "validate,2,5"
    })
    void everyExample_isWhatTheCommandPrints(String name, int files, int commands)
            throws IOException {
        ConsolePage page = ConsolePage.checked(Path.of("../docs", name + ".md"), folder);
        assertThat(page.files()).isGreaterThanOrEqualTo(files);
        assertThat(page.commands()).isGreaterThanOrEqualTo(commands);
    }
}
