package org.clawpatrol.dsl.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clawpatrol.engine.value.Value;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The specification's own cases of the libraries of functions. */
class CelLibraryConformanceTest {
    private static final Set<String> SECTIONS =
            Set.of("string_ext", "math_ext", "network_ext", "encoders_ext");

    @Test
    void expressions_giveTheSpecifiedValue() throws IOException {
        List<String> disagreements =
                CelCases.rows()
                        .filter(CelLibraryConformanceTest::isAskedHere)
                        .filter(row -> !CelCases.agrees(row, result(row)))
                        .map(row -> row.get("id").asString() + ": " + row + " is " + result(row))
                        .toList();

        assertThat(disagreements).isEmpty();
    }

    private static boolean isAskedHere(JsonNode row) {
        return SECTIONS.contains(row.get("file").asString())
                && !row.has("contested")
                && (Callees.find("timestamp", Callee::isFunction).isPresent()
                        || !row.get("expr").asString().contains("timestamp("));
    }

    /** Variables of a case become names for their values. */
    private static Value result(JsonNode row) {
        String expression = row.get("expr").asString();
        if (row.has("bindings")) {
            for (Map.Entry<String, JsonNode> each : row.get("bindings").properties()) {
                String text = "r'''" + each.getValue().get("v").asString() + "'''";
                expression = "cel.bind(" + each.getKey() + ", " + text + ", " + expression + ")";
            }
        }
        return CelCases.result(expression);
    }
}
