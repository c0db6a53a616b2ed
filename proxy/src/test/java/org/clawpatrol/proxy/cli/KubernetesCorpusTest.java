package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Request lines with the API server's own reading, from the corpus that {@code -Dcorpora=} names.
 */
class KubernetesCorpusTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> READS = Set.of("get", "list", "watch");
    private static final String ANYTHING = "any (non-resource)";

    @TempDir private Path home;

    @TestFactory
    List<DynamicTest> corpus_everyRow_hasTheFacetsOfTheApiServer() throws IOException {
        Path file = Path.of(System.getProperty("corpora", ""), "k8s_requestinfo.jsonl");
        Assumptions.assumeTrue(Files.isRegularFile(file), "needs -Dcorpora=FOLDER");
        List<JsonNode> rows = Files.readAllLines(file).stream().map(JSON::readTree).toList();
        String questions = String.join("\n", rows.stream().map(JsonNode::toString).toList());
        CommandRun run =
                new TestTerminal(home).input(questions).run("policy", "facts", "k8s", "--batch");
        List<JsonNode> answers = run.out().lines().map(JSON::readTree).toList();
        assertThat(answers).hasSameSizeAs(rows);
        return IntStream.range(0, rows.size())
                .mapToObj(i -> test(rows.get(i), answers.get(i)))
                .toList();
    }

    private static DynamicTest test(JsonNode row, JsonNode answer) {
        String name = text(row, "id") + " " + text(row, "method") + " " + text(row, "url");
        return DynamicTest.dynamicTest(name, () -> check(row, answer));
    }

    private static void check(JsonNode row, JsonNode answer) {
        assertThat(answer.get("id")).isEqualTo(row.get("id"));
        boolean resource = row.get("apiserver").get("is_resource").booleanValue();
        if (answer.has("unparseable")) {
            assertThat(resource).as(answer.toString()).isFalse();
            return;
        }
        JsonNode facts = answer.get("actions").get(0);
        JsonNode wanted = row.get("expect_facet");
        assertThat(wanted.get("verb_accept").valueStream().map(JsonNode::stringValue))
                .contains(text(facts, "verb"));
        for (String facet : List.of("resource", "namespace", "name")) {
            assertThat(text(facts, facet)).as(facet).isEqualTo(text(wanted, facet));
        }
        checkPolicies(row.get("policy"), facts);
    }

    private static void checkPolicies(JsonNode policy, JsonNode facts) {
        String verb = text(facts, "verb");
        boolean secrets = text(facts, "resource").split("/", -1)[0].equals("secrets");
        assertDenied(policy, "K1_deny_secrets", secrets);
        assertDenied(policy, "K2_read_only", !READS.contains(verb));
        assertDenied(policy, "K3_deny_delete", verb.startsWith("delete"));
    }

    /** A request that must be denied may not be allowed, nor the other way round. */
    private static void assertDenied(JsonNode policy, String name, boolean denied) {
        assertThat(text(policy, name)).as(name).isIn(denied ? "deny" : "allow", ANYTHING);
    }

    private static String text(JsonNode object, String key) {
        return object.get(key).stringValue();
    }
}
