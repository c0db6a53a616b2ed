package org.clawpatrol.dsl.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.clawpatrol.dsl.condition.ConditionCompiler;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Family;
import org.junit.jupiter.api.Test;

class FactPageTest {

    @Test
    void factsPage_isWhatTheSchemasSay() throws IOException {
        new GeneratedPage("docs/reference/facts.md").holds(FactPage.text());
    }

    @Test
    void examples_compileAsConditions() {
        ConditionCompiler compiler = new ConditionCompiler();
        for (Family family : Family.values()) {
            for (Fact fact : FactSchema.of(family).facts()) {
                String example = fact.declaration().example();
                Diagnostics found = new Diagnostics();
                compiler.compile(
                        MappedText.verbatim(new Source("example", example)),
                        FactSchema.of(family),
                        found);
                assertThat(found.all()).as(example).isEmpty();
            }
        }
    }
}
