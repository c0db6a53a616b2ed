package org.clawpatrol.dsl.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.clawpatrol.dsl.schema.BlockSchema;
import org.clawpatrol.dsl.schema.ConfigurationSchema;
import org.clawpatrol.dsl.schema.EntityKind;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of credentials says what is so. */
final class CredentialsPageTest {
    private static final String GATEWAY = "gateway {\n  proxy { listen = \"127.0.0.1:9180\" }\n}\n";

    @TempDir private Path folder;

    private static String page() throws IOException {
        Path here = Path.of("").toAbsolutePath();
        Path root =
                Files.exists(here.resolve("docs"))
                        ? here
                        : Objects.requireNonNull(here.getParent());
        return Files.readString(root.resolve("docs/credentials.md"));
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void examples_together_load() throws IOException {
        String blocks = String.join("\n", all("^```hcl\n(.*?)^```$", page()));
        Path file = Files.writeString(folder.resolve("gateway.hcl"), GATEWAY + blocks);

        LoadResult result = Gallery.load(file);

        assertThat(result.configuration()).isPresent();
        assertThat(result.runnable().diagnostics())
                .filteredOn(problem -> problem.severity() == Severity.ERROR)
                .extracting(Diagnostic::message)
                .isEmpty();
    }

    @Test
    void types_ofTheTables_canBeUsed() throws IOException {
        ConfigurationSchema schema = new ConfigurationSchema();

        assertThat(all("^\\| `([a-z_]+)` \\|", page()))
                .hasSizeGreaterThan(10)
                .allSatisfy(
                        type ->
                                assertThat(
                                                schema.entity(EntityKind.CREDENTIAL, type)
                                                        .map(BlockSchema::runtime))
                                        .as(type)
                                        .contains(true));
    }
}
