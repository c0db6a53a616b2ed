package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code policy bench}: what it prints and refuses, not how fast anything is. */
final class BenchCommandTest {
    private static final String BRIEFLY = "--duration=0.1";

    @TempDir private Path home;
    private TestTerminal terminal;

    @BeforeEach
    void open() {
        terminal = new TestTerminal(home);
    }

    @Test
    void bench_ofTheQuickstart_takesTheFixturesBesideIt() throws IOException {
        Path example = Path.of("../examples/quickstart/gateway.hcl").toAbsolutePath().normalize();

        CommandRun run = terminal.run("policy", "bench", BRIEFLY, example.toString());

        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("rules, 4 actions", "decision, facts ready", "reading the facts")
                .contains("compile the trees", "the trees keep", "timed by itself");
    }

    @Test
    void bench_asJson_isOneObjectWithEveryKey() throws IOException {
        Path policy = terminal.policy();
        terminal.fixture("a.json", "GET", "allow", "reads");
        terminal.fixture("b.json", "PUT", "deny", "");
        Path fixtures = home.resolve("fixtures");

        CommandRun run =
                terminal.run(
                        "policy", "bench", "--json", BRIEFLY, policy + "", fixtures.toString());

        assertThat(run.exit()).isZero();
        JsonNode report = JsonMapper.shared().readTree(run.out());
        assertThat(report.propertyNames())
                .contains("rules", "decisions", "p50_ns", "p95_ns", "p99_ns", "max_ns")
                .contains("bytes_per_decision", "load_ms", "compile_ms", "tree_bytes")
                .contains("extraction_p50_ns", "regex_actions", "regex_bytes_per_decision")
                .contains("timer_ns", "cold_compile_ms", "no_match", "actions");
        assertThat(report.get("rules").asInt()).isEqualTo(2);
        assertThat(report.get("actions").asInt()).isEqualTo(2);
        assertThat(report.get("no_match").asInt()).isEqualTo(1);
        assertThat(report.get("decisions").asInt()).isPositive();
        assertThat(report.get("p50_ns").asLong())
                .isLessThanOrEqualTo(report.get("p99_ns").asLong());
    }

    @Test
    void bench_ofExpressions_countsTheActionsThatMeetThem() throws IOException {
        Path policy = terminal.policy();
        Files.writeString(
                policy,
                Files.readString(policy)
                        + """
                        rule "drafts" {
                          endpoint = https.tracker
                          priority = 1
                          condition = "http.method == 'PUT' && http.path.matches('draft[0-9]')"
                          verdict = "deny"
                        }
                        """);
        for (String method : new String[] {"GET", "PUT", "DELETE"}) {
            terminal.fixture(method + ".json", method, "allow", "");
        }

        CommandRun run = terminal.run("policy", "bench", "--json", BRIEFLY, policy.toString());

        JsonNode report = JsonMapper.shared().readTree(run.out());
        assertThat(report.get("rules").asInt()).isEqualTo(3);
        assertThat(report.get("regex_actions").asInt()).isLessThan(3);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void bench_withoutFixtures_saysWhatOneLooksLike() throws IOException {
        String policy = terminal.policy().toString();
        Files.createDirectory(home.resolve("empty"));
        String empty = home.resolve("empty").toString();

        assertRefused(
                terminal.run("policy", "bench", policy),
                "clawpatrol: there is no folder `fixtures` with .json fixtures beside");
        assertRefused(
                terminal.run("policy", "bench", policy, empty),
                "clawpatrol: no .json fixtures under " + empty);
        assertRefused(
                terminal.run("policy", "bench", policy, empty + "/none"),
                "clawpatrol: no such file or folder: " + empty + "/none");
    }

    @Test
    void bench_ofWhatDoesNotLoad_saysWhy() throws IOException {
        String bad = terminal.write("bad.hcl", "endpoint {").toString();

        assertRefused(terminal.run("policy", "bench", bad), "load config: ");
        assertRefused(
                terminal.run("policy", "bench", home.resolve("none.hcl") + ""),
                "load config: no such file");
        assertRefused(
                terminal.run("policy", "bench", "--duration=0", bad),
                "clawpatrol: `--duration` is between");
    }

    private static void assertRefused(CommandRun run, String start) {
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith(start);
    }

    @Test
    void bench_ofFixturesThatCannotBeReplayed_namesEveryOne() throws IOException {
        Path policy = terminal.policy();
        terminal.fixture("a.json", "GET", "allow", "reads");
        Path broken = terminal.write("fixtures/b.json", "{");
        Path foreign =
                terminal.write(
                        "fixtures/c.json",
                        """
                        {"action": {"host": "elsewhere.test", "http": {"method": "GET"}},
                         "match": {"verdict": "allow"}}
                        """);

        CommandRun run = terminal.run("policy", "bench", BRIEFLY, policy.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("FAIL " + broken + ": invalid JSON")
                .contains("FAIL " + foreign + ": action.host: no endpoint claims `elsewhere.test`")
                .doesNotContain("a.json");
    }
}
