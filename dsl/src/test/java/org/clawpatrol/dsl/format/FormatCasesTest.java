package org.clawpatrol.dsl.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files beside what they become. */
class FormatCasesTest {
    private static final Path CASES = Path.of("src/test/resources/format");

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> found = Files.list(CASES)) {
            return found.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void file_formatted_isAsExpected(Path folder) throws IOException {
        String formatted = Formatted.checked(Files.readString(folder.resolve("case.hcl")));
        Path expected = folder.resolve("expected.hcl");
        if (Boolean.getBoolean("cases.write")) {
            Files.writeString(expected, formatted);
        }

        assertThat(formatted).isEqualTo(Files.readString(expected));
    }
}
