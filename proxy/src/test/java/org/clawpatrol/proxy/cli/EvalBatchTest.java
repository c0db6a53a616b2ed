package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code policy eval --batch}. */
final class EvalBatchTest {
    /** Rows of the specification's suite that must agree, of 1000. */
    private static final int LEAST_AGREEMENT = 968;

    @TempDir private Path home;

    @Test
    void values_areTagged() {
        assertAnswer("{'expr': '1 + 1'}", "{'value': {'t': 'int', 'v': '2'}}");
        assertAnswer("{'expr': '1.5 / 0.0'}", "{'value': {'t': 'double', 'v': 'Infinity'}}");
        assertAnswer(
                "{'expr': 'b\\\\'a\\\\' + b\\\\'b\\\\''}",
                "{'value': {'t': 'bytes', 'b64': 'YWI='}}");
        assertAnswer(
                "{'expr': 'duration(\\\\'90s\\\\') + duration(\\\\'500ms\\\\')'}",
                "{'value': {'t': 'duration', 'v': '90.5s'}}");
        assertAnswer(
                "{'expr': 'timestamp(\\\\'2024-02-29T12:00:00+01:00\\\\')'}",
                "{'value': {'t': 'timestamp', 'v': '2024-02-29T11:00:00Z'}}");
        assertAnswer("{'expr': 'type(1u)'}", "{'value': {'t': 'type', 'v': 'uint'}}");
    }

    @Test
    void problems_areTold_byTheStageThatFoundThem() {
        assertThat(answer("{'expr': '1 +'}").at("/error/kind").asString()).isEqualTo("parse");
        assertThat(answer("{'expr': '1 + \\\\'a\\\\''}").at("/error/kind").asString())
                .isEqualTo("check");
        assertThat(answer("{'expr': '1 / 0'}").at("/error/kind").asString()).isEqualTo("eval");
        assertThat(answer("{'expr': 'timestamp(\\\\'x\\\\')'}").at("/error/kind").asString())
                .isEqualTo("eval");
        assertThat(answer("[").at("/error/kind").asString()).isEqualTo("parse");
        assertThat(answer("{'expr': 'size([1]) + x'}").at("/error/kind").asString())
                .isEqualTo("check");
    }

    @Test
    void declaredNames_areResolvedThroughTheContainer() {
        assertAnswer(
                "{'expr': 'y + 1', 'container': 'a.b', 'bindings': {'a.b.y': {'t': 'int', 'v': '2'}}}",
                "{'value': {'t': 'int', 'v': '3'}}");
        assertAnswer(
                "{'expr': '[x]', 'check_only': true, 'type_env': [{'name': 'x', 'type': 'string'}]}",
                "{'type': 'list(string)'}");
    }

    /** The specification's own conformance cases. */
    @Test
    void specificationsCases_agree() throws IOException {
        List<JsonNode> rows = rows();
        String[] answers = run(rows.stream().map(JsonNode::toString).toList()).out().split("\n");
        List<String> core = new ArrayList<>();
        int agreed = 0;
        for (int i = 0; i < rows.size(); i++) {
            JsonNode row = rows.get(i);
            boolean agrees = agrees(row, JsonMapper.shared().readTree(answers[i]));
            agreed += agrees ? 1 : 0;
            boolean counts = row.get("tier").asString().equals("core") && !row.has("contested");
            if (counts && !agrees) {
                core.add(row.get("id").asString() + ": " + answers[i]);
            }
        }
        assertThat(core).isEmpty();
        assertThat(agreed * 1000).isGreaterThanOrEqualTo(LEAST_AGREEMENT * rows.size());
    }

    private static List<JsonNode> rows() throws IOException {
        Optional<Path> folder =
                Stream.of(System.getProperty("corpora"), System.getenv("CLAWPATROL_CORPORA"))
                        .filter(Objects::nonNull)
                        .filter(name -> !name.isEmpty())
                        .findFirst()
                        .map(Path::of);
        assumeTrue(folder.isPresent(), "set CLAWPATROL_CORPORA to the folder of the corpora");
        return Files.readAllLines(folder.orElseThrow().resolve("cel_conformance.jsonl")).stream()
                .map(JsonMapper.shared()::readTree)
                .toList();
    }

    private static boolean agrees(JsonNode row, JsonNode answer) {
        JsonNode expected = row.get("expect");
        if (expected.get("kind").asString().equals("error")) {
            return answer.has("error");
        }
        if (row.path("check_only").asBoolean(false)) {
            return withoutBlanks(answer.path("type")).equals(withoutBlanks(expected.get("type")));
        }
        return answer.has("value")
                && normal(answer.get("value")).equals(normal(expected.get("value")));
    }

    private static String withoutBlanks(JsonNode type) {
        return type.asString("").replace(" ", "");
    }

    /** One form for equal values: the entries of maps have no order, doubles no spelling. */
    private static Object normal(JsonNode value) {
        String type = value.get("t").asString();
        return switch (type) {
            case "double" -> List.of(type, Double.valueOf(value.get("v").asString()));
            case "bytes" -> List.of(type, value.path("b64").asString(""));
            case "list" -> List.of(type, elements(value));
            case "map" -> List.of(type, entries(value));
            case "null" -> List.of(type);
            default -> List.of(type, value.get("v").asString());
        };
    }

    private static List<Object> elements(JsonNode list) {
        return list.path("v").valueStream().map(EvalBatchTest::normal).toList();
    }

    private static Set<Object> entries(JsonNode map) {
        Set<Object> entries = new HashSet<>();
        map.path("v")
                .forEach(pair -> entries.add(List.of(normal(pair.get(0)), normal(pair.get(1)))));
        return entries;
    }

    private void assertAnswer(String request, String expected) {
        assertThat(answer(request)).as(request).isEqualTo(json(expected));
    }

    private JsonNode answer(String request) {
        String text = request.equals("[") ? request : json(request).toString();
        var answer = (ObjectNode) JsonMapper.shared().readTree(run(List.of(text)).out());
        answer.remove("id");
        return answer;
    }

    /** JSON with single quotes; an escaped one stands for itself inside a text. */
    private static JsonNode json(String text) {
        String quoted = text.replace("\\\\'", "\u0001").replace('\'', '"').replace("\u0001", "'");
        return JsonMapper.shared().readTree(quoted);
    }

    private CommandRun run(List<String> lines) {
        CommandRun run =
                new TestTerminal(home)
                        .input(String.join("\n", lines) + "\n")
                        .run("policy", "eval", "--batch");
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        return run;
    }
}
