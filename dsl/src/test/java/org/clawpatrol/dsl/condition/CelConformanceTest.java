package org.clawpatrol.dsl.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.Value;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The specification's own conformance cases that can be asked as one condition. */
class CelConformanceTest {
    /** Raise it with every part of the language that is added. */
    private static final int CORE_AGREEMENT_FLOOR = 507;

    @Test
    void coreConditions_giveTheSpecifiedResult() throws IOException {
        List<JsonNode> rows = rows().filter(CelConformanceTest::isConclusive).toList();
        List<String> disagreements =
                rows.stream()
                        .filter(row -> !result(condition(row)).equals(expected(row)))
                        .map(row -> row.get("id").asString() + ": " + condition(row))
                        .toList();

        assertThat(rows.size() - disagreements.size())
                .as("disagreements:%n%s", String.join("\n", disagreements))
                .isGreaterThanOrEqualTo(CORE_AGREEMENT_FLOOR);
    }

    private static Stream<JsonNode> rows() throws IOException {
        Optional<Path> folder =
                Stream.of(System.getProperty("corpora"), System.getenv("CLAWPATROL_CORPORA"))
                        .filter(name -> name != null && !name.isEmpty())
                        .findFirst()
                        .map(Path::of);
        assumeTrue(folder.isPresent(), "set CLAWPATROL_CORPORA to the folder of the corpora");
        JsonMapper mapper = JsonMapper.shared();
        return Files.readAllLines(folder.orElseThrow().resolve("cel_conformance.jsonl")).stream()
                .map(mapper::readTree);
    }

    private static boolean isConclusive(JsonNode row) {
        return row.get("tier").asString().equals("core")
                && row.has("bool_form")
                && !row.has("contested");
    }

    private static String condition(JsonNode row) {
        return row.get("bool_form").get("cond").asString();
    }

    private static String expected(JsonNode row) {
        return row.get("bool_form").get("result").asString();
    }

    /** The truth value; everything else, a load error included, is an error. */
    private static String result(String condition) {
        return new ConditionCompiler()
                .compile(
                        MappedText.verbatim(new Source("case", condition)),
                        FactSchema.of(Family.HTTP),
                        new Diagnostics())
                .<Value>map(expr -> expr.evaluate(new Frame(new MapFacts(Map.of(), false))))
                .filter(BoolValue.class::isInstance)
                .map(value -> value == BoolValue.TRUE ? "true" : "false")
                .orElse("error");
    }
}
