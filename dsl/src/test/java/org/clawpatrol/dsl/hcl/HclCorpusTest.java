package org.clawpatrol.dsl.hcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.SourceBytes;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An independent corpus of HCL texts, where its folder is given. */
class HclCorpusTest {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(
                            tools.jackson.databind.DeserializationFeature
                                    .USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    @Test
    void corpus_coreRows_allAgree() throws IOException {
        assertThat(disagreements("core")).isEmpty();
    }

    @Test
    void corpus_expressionsAndTemplates_agreeAlmostAlways() throws IOException {
        List<String> wrong = new ArrayList<>(disagreements("expr"));
        wrong.addAll(disagreements("template"));
        wrong.addAll(disagreements("template-only"));
        int rows = rows("expr").size() + rows("template").size() + rows("template-only").size();
        assertThat(wrong.size()).as(String.join("\n", wrong)).isLessThanOrEqualTo(rows / 50);
    }

    private static List<String> disagreements(String scope) throws IOException {
        List<String> wrong = new ArrayList<>();
        for (JsonNode row : rows(scope)) {
            String problem = problem(row);
            if (!problem.isEmpty()) {
                wrong.add(row.path("name").asString("") + ": " + problem);
            }
        }
        return wrong;
    }

    private static String problem(JsonNode row) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<Object> tree = tree(row, diagnostics);
        boolean expected = row.path("expect").asString("").equals("ok");
        if (tree.isPresent() != expected) {
            return (expected ? "rejected: " : "accepted ") + diagnostics.all();
        }
        if (tree.isEmpty()) {
            return diagnostics.all().stream().allMatch(d -> d.span().isPresent())
                    ? ""
                    : "no position";
        }
        if (!row.has("ast")) {
            return "";
        }
        JsonNode ours = normal(JSON.valueToTree(tree.get()));
        JsonNode theirs = normal(row.get("ast"));
        return ours.equals(theirs) ? "" : "tree " + ours + " instead of " + theirs;
    }

    private static Optional<Object> tree(JsonNode row, Diagnostics diagnostics) {
        Source source = SourceBytes.lenient(row.path("name").asString(""), bytes(row));
        HclReader reader = new HclReader(ReaderLimits.DEEP);
        if (row.path("kind").asString("").equals("template")) {
            return reader.readTemplate(source, diagnostics).map(SyntaxTree::of);
        }
        return reader.read(source, diagnostics).map(SyntaxTree::of);
    }

    private static byte[] bytes(JsonNode row) {
        return row.has("hcl")
                ? row.path("hcl").asString("").getBytes(StandardCharsets.UTF_8)
                : Base64.getDecoder().decode(row.path("hcl_b64").asString(""));
    }

    /** Numbers by value, computed values without their kind, empty parts left out. */
    private static JsonNode normal(JsonNode node) {
        if (node.isNumber()) {
            return JSON.getNodeFactory().stringNode("number " + node.decimalValue().doubleValue());
        }
        if (node.isArray()) {
            var array = JSON.createArrayNode();
            node.forEach(element -> array.add(normal(element)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = JSON.createObjectNode();
        if (node.size() == 1 && node.has("expr")) {
            return object.put("expr", "computed");
        }
        node.properties()
                .forEach(member -> put(object, member.getKey(), normal(member.getValue())));
        return object;
    }

    private static void put(ObjectNode object, String name, JsonNode value) {
        boolean kept = List.of("labels", "list", "object", "value").contains(name);
        if (kept || !value.isContainer() || !value.isEmpty()) {
            object.set(name, value);
        }
    }

    private static List<JsonNode> rows(String scope) throws IOException {
        String folder = System.getProperty("corpora", "");
        String given =
                folder.isEmpty() ? System.getenv().getOrDefault("CLAWPATROL_CORPORA", "") : folder;
        assumeTrue(!given.isEmpty(), "no corpora folder given (-Dcorpora=DIR)");
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(given, "hcl_cases.jsonl"))) {
            JsonNode row = JSON.readTree(line);
            if (row.path("scope").asString("").equals(scope)
                    && !row.path("kind").asString("").equals("json")) {
                rows.add(row);
            }
        }
        return rows;
    }
}
