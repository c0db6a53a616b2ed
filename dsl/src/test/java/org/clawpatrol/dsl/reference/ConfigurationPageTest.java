package org.clawpatrol.dsl.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.clawpatrol.dsl.schema.BlockSchema;
import org.clawpatrol.dsl.schema.ConfigurationSchema;
import org.clawpatrol.dsl.schema.EntityKind;
import org.junit.jupiter.api.Test;

/** The page in {@code docs/reference} says what the schema says. */
class ConfigurationPageTest {
    @Test
    void page_isWhatTheSchemaSays() throws IOException {
        new GeneratedPage("docs/reference/config.md")
                .holds(ConfigurationPage.of(new ConfigurationSchema()));
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
