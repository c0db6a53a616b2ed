package org.clawpatrol.dsl.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the page on secrets load. */
final class SecretsPageTest {
    private static final Path PAGE = Path.of("../docs/secrets.md");
    private static final Pattern BLOCK = Pattern.compile("```hcl\n(.*?)```", Pattern.DOTALL);
    private static final String HEAD =
            """
            schema_version = 1

            gateway {
              proxy { listen = "127.0.0.1:9180" }
            }

            endpoint "https" "api" { hosts = ["api.lab.test"] }

            """;

    @TempDir private Path folder;

    @Test
    void page_examples_load() throws IOException {
        List<String> blocks =
                BLOCK.matcher(Files.readString(PAGE))
                        .results()
                        .map(MatchResult::group)
                        .map(block -> block.substring("```hcl\n".length(), block.length() - 3))
                        .toList();
        assertThat(blocks).hasSize(5);

        Path file = folder.resolve("gateway.hcl");
        Files.writeString(file, HEAD + blocks.stream().collect(Collectors.joining("\n")));

        assertThat(Gallery.load(file).diagnostics())
                .noneMatch(found -> found.id().startsWith("C-") || found.id().contains("STORE"));
    }
}
