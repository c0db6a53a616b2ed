package org.clawpatrol.dsl.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.junit.jupiter.api.Test;

/** The reference page of functions says what the functions say of themselves. */
final class FunctionPageTest {
    private static final Path PAGE = Path.of("../docs/reference/values.md");
    private static final String BEGIN = "<!-- functions: written by the build -->\n";

    /** {@code -Dreference=write} writes the table anew. */
    @Test
    void page_listsEveryFunction() throws IOException {
        String page = Files.readString(PAGE);
        String begin = page.substring(0, page.indexOf(BEGIN) + BEGIN.length());
        String expected = begin + table();
        if (System.getProperty("reference", "").equals("write")) {
            Files.writeString(PAGE, expected);
            return;
        }
        assertThat(page).as("stale: mvn test -pl dsl -am -Dreference=write").isEqualTo(expected);
    }

    private static String table() {
        return StandardFunctions.of(path -> "", Map.of()).all().stream()
                .map(HclFunction::signature)
                .map(signature -> "| `" + signature.usage() + "` | " + signature.doc() + " |\n")
                .collect(Collectors.joining("", "| Function | Value |\n|---|---|\n", ""));
    }
}
