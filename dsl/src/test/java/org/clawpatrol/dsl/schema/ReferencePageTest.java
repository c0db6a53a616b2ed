package org.clawpatrol.dsl.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page in {@code docs/reference} says what the schema says. */
class ReferencePageTest {
    private static final Path PAGE = Path.of("../docs/reference/config.md");

    /** {@code -Dreference=write} writes it anew. */
    @Test
    void page_isWhatTheSchemaSays() throws IOException {
        String expected = ReferencePage.of(new ConfigurationSchema());
        if ("write".equals(System.getProperty("reference"))) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, expected);
        }

        assertThat(Files.readString(PAGE))
                .as("stale: mvn test -pl dsl -am -Dreference=write")
                .isEqualTo(expected);
    }

    @Test
    void page_documentsEveryAttributeOfEveryBlock() {
        ConfigurationSchema schema = new ConfigurationSchema();

        for (EntityKind kind : EntityKind.values()) {
            for (String type : schema.typeNames(kind)) {
                BlockSchema block = schema.entity(kind, type).orElseThrow();
                assertThat(block.doc()).as(block.title()).isNotEmpty();
                assertThat(block.attributes())
                        .as(block.title())
                        .allMatch(attribute -> !attribute.doc().isEmpty());
            }
        }
    }
}
