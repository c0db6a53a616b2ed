package org.clawpatrol.dsl.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.clawpatrol.dsl.hcl.HclReader;
import org.clawpatrol.dsl.hcl.WrittenFile;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The check behind the formatter notices whatever is not white space. */
class EquivalenceTest {
    private static final String FILE =
            """
            # first
            a = [1, 2] // two
            o = {
              k = 1
            }
            t = <<EOT
              text
            EOT
            rule "r" {
              condition = <<-CEL
                // why
                a && 'b  c'
              CEL
            }
            """;

    private static Optional<Span> difference(String other) {
        return Equivalence.difference(read(FILE), read(other));
    }

    private static WrittenFile read(String text) {
        return new HclReader()
                .written(new Source("test.hcl", text), new Diagnostics())
                .orElseThrow();
    }

    @Test
    void otherWhiteSpace_isNoDifference() {
        assertThat(difference(FILE)).isEmpty();
        assertThat(difference("\n" + FILE.replace("[1, 2]", "[\n1,\n2\n]").stripTrailing()))
                .isEmpty();
        assertThat(difference(FILE.replace("    a && 'b  c'", "a\n&&'b  c'"))).isEmpty();
        assertThat(difference(FILE.replace("{\n  k = 1\n}", "{k = 1}"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# first->",
                "# first-># second",
                "// two->",
                "2]->2,]",
                "2]->3]",
                "  text->    text",
                "EOT->EOX",
                "// why->",
                "// why->// what",
                "a &&->a ||",
                "'b  c'->'b c'",
                "'b  c'->('b  c')",
                "k = 1->k = 1\nl = 2",
                "k = 1->k : 1",
                "\"r\"->r",
                "rule->role",
                "condition->conditions"
            })
    void anythingElse_isADifference(String change) {
        String[] sides = change.split("->", 2);

        assertThat(difference(FILE.replace(sides[0], sides[1]))).isPresent();
    }
}
