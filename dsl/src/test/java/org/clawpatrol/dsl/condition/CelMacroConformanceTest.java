package org.clawpatrol.dsl.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The specification's own cases of macros, bindings, blocks and optionals. */
class CelMacroConformanceTest {
    private static final Set<String> SECTIONS =
            Set.of("macros", "macros2", "bindings_ext", "block_ext", "optionals");

    @Test
    void expressions_giveTheSpecifiedValue() throws IOException {
        List<String> disagreements =
                CelCases.rows()
                        .filter(CelMacroConformanceTest::isAskedHere)
                        .filter(
                                row ->
                                        !CelCases.agrees(
                                                row, CelCases.result(row.get("expr").asString())))
                        .map(row -> row.get("id").asString() + ": " + row.get("expr").asString())
                        .toList();

        assertThat(disagreements).isEmpty();
    }

    private static boolean isAskedHere(JsonNode row) {
        return SECTIONS.contains(row.get("file").asString())
                && !row.has("contested")
                && !row.has("type_env")
                && (isKnown("timestamp") || !row.get("expr").asString().contains("timestamp("));
    }

    private static boolean isKnown(String function) {
        return Callees.find(function, Callee::isFunction).isPresent();
    }
}
