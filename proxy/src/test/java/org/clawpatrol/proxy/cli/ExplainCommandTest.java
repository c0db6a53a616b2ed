package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code policy explain} and {@code policy tree} on the command line. */
final class ExplainCommandTest {
    @TempDir private Path folder;

    private TestTerminal terminal = new TestTerminal(Path.of(""));
    private String policy = "";

    @BeforeEach
    void load() throws IOException {
        terminal = new TestTerminal(folder);
        policy = terminal.policy().toString();
    }

    private String action(String method, String path) throws IOException {
        return action(
                "{\"action\": {\"host\": \"tracker.lab.test\", \"http\": {\"method\": \"%s\","
                                .formatted(method)
                        + " \"path\": \"%s\"}}}".formatted(path));
    }

    private String action(String json) throws IOException {
        return Files.writeString(folder.resolve("action.json"), json).toString();
    }

    /** The same policy with rules for paths. */
    private String withPaths(int count, String more) throws IOException {
        String rules =
                IntStream.range(0, count)
                        .mapToObj(
                                i ->
                                        """
                                        rule "path-%d" {
                                          endpoint  = https.tracker
                                          priority  = 9
                                          condition = "http.path == '/p%d'"
                                          verdict   = "deny"
                                        }
                                        """
                                                .formatted(i, i))
                        .collect(Collectors.joining());
        return Files.writeString(
                        folder.resolve("more.hcl"),
                        Files.readString(Path.of(policy)) + rules + more)
                .toString();
    }

    @Test
    void refusedAction_isExplainedInPlainAscii() throws IOException {
        CommandRun run = terminal.run("policy", "explain", policy, action("DELETE", "/x"));
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .startsWith("deny: rule no-deletes")
                .contains("true     http.method == 'DELETE'")
                .contains("Path through the tree")
                .matches("\\p{ASCII}*");
    }

    @Test
    void unmatchedAction_saysSo() throws IOException {
        CommandRun run = terminal.run("policy", "explain", policy, action("PATCH", "/x"));
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .startsWith("deny: no rule matched")
                .contains("Rules, none of which matched");
    }

    @Test
    void fixtureThatExpectsAnotherAnswer_isAFailure() throws IOException {
        String fixture = terminal.fixture("a.json", "DELETE", "allow", "reads").toString();
        CommandRun run = terminal.run("policy", "explain", policy, fixture);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .endsWith("The fixture expects: allow by rule reads at https.tracker\n");
    }

    @Test
    void json_holdsTheRuleAndItsParts() throws IOException {
        CommandRun run = terminal.run("policy", "explain", policy, action("GET", "/x"), "--json");
        JsonNode tree = JsonMapper.shared().readTree(run.out());
        assertThat(tree.at("/verdict").asString()).isEqualTo("allow");
        assertThat(tree.at("/rules/1/condition/text").asString()).isEqualTo("http.method == 'GET'");
        assertThat(tree.at("/rules/0/finding").asString()).isEqualTo("not_matched");
        assertThat(tree.has("path")).isTrue();
    }

    @Test
    void profile_dispatchesItsOnlyCredential() throws IOException {
        String action = action("GET", "/x");
        assertThat(terminal.run("policy", "explain", policy, action, "--profile", "default").out())
                .contains("sent with   tracker_token");
        CommandRun unknown =
                terminal.run("policy", "explain", policy, action, "--profile", "defautl");
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err()).contains("did you mean `default`?");
    }

    @Test
    void whatCannotBeReplayed_isOneLine() throws IOException {
        assertThat(terminal.run("policy", "explain", policy, "nothing.json"))
                .isEqualTo(new CommandRun(2, "", "clawpatrol: no such file: nothing.json\n"));
        CommandRun unknown = terminal.run("policy", "explain", policy, action("{\"action\": 1}"));
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err()).hasLineCount(1).contains("action: must be an object");
    }

    @Test
    void hostilePath_actsOnNothing() throws IOException {
        CommandRun run =
                terminal.run(
                        "policy",
                        "explain",
                        withPaths(9, ""),
                        action("GET", "/\\u202e<script>"),
                        "--all");
        assertThat(run.out()).doesNotContain("\u001b", "\u202e").contains("<script>");
    }

    @Test
    void hostileCondition_asJson_isPlainAscii() throws IOException {
        String hostile =
                """
                rule "turned" {
                  endpoint  = https.tracker
                  priority  = 99
                  condition = "http.path == '/\u202e\u200b\u00e9'"
                  verdict   = "deny"
                }
                """;
        CommandRun run =
                terminal.run(
                        "policy", "explain", withPaths(1, hostile), action("GET", "/x"), "--json");
        assertThat(run.out()).matches("\\p{ASCII}*").contains("\\u202E");
        assertThat(JsonMapper.shared().readTree(run.out()).at("/rules/0/condition/text").asString())
                .isEqualTo("http.path == '/\u202e\u200b\u00e9'");
    }

    @Test
    void tree_isDrawnInEveryFormat() {
        assertThat(terminal.run("policy", "tree", policy).out())
                .startsWith("https.tracker: 2 rules\n")
                .contains("no-deletes");
        assertThat(terminal.run("policy", "tree", policy, "--format", "dot").out())
                .startsWith("digraph policy {");
        assertThat(terminal.run("policy", "tree", policy, "--format", "mermaid").out())
                .startsWith("flowchart LR");
        assertThat(terminal.run("policy", "tree", policy, "--format", "svg").out())
                .startsWith("<svg ");
    }

    @Test
    void tree_ofAnEndpointThatIsNotClear_namesThem() throws IOException {
        String several =
                withPaths(40, "endpoint \"https\" \"other\" { hosts = [\"other.lab.test\"] }\n");
        CommandRun run = terminal.run("policy", "tree", several, "--format", "svg");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("https.tracker, https.other");
        assertThat(terminal.run("policy", "tree", several).out())
                .contains("https.tracker: 42 rules", "https.other: 0 rules");
        CommandRun typo = terminal.run("policy", "tree", several, "--endpoint", "trackr");
        assertThat(typo.err()).contains("did you mean tracker?");
        assertThat(
                        terminal.run(
                                        "policy",
                                        "tree",
                                        several,
                                        "--endpoint",
                                        "https.tracker",
                                        "--limit",
                                        "1")
                                .err())
                .contains("see more with --limit 10");
    }

    @Test
    void wrongFormat_isAWrongCall() {
        assertThat(terminal.run("policy", "tree", policy, "--format", "pdf").exit()).isEqualTo(2);
        assertThat(Objects.requireNonNull(terminal.run("policy", "explain", policy)).exit())
                .isEqualTo(2);
    }
}
