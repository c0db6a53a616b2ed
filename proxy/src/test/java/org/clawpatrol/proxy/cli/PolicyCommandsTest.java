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

/** {@code validate}, {@code policy check}, {@code test} and {@code policy test}. */
final class PolicyCommandsTest {
    @TempDir private Path home;
    private TestTerminal terminal;

    @BeforeEach
    void open() {
        terminal = new TestTerminal(home);
    }

    @Test
    void validate_ofAGoodPolicy_saysSoOnStdoutAndCreatesNothing() throws IOException {
        Path policy = terminal.policy();

        CommandRun run = terminal.run("validate", policy.toString());

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .isEqualTo(
                        """
                        ok: %s — 1 endpoints across 1 profile(s)
                          endpoint https.tracker: tracker.lab.test
                            rule no-deletes (0): deny
                            rule reads (0): allow
                            otherwise deny
                          profile default:
                            https.tracker with bearer_token.tracker_token
                        """
                                .formatted(policy));
        assertThat(home.resolve("state")).doesNotExist();
        assertThat(terminal.run("policy", "check", policy.toString()).out()).isEqualTo(run.out());
    }

    @Test
    void validate_ofABrokenPolicy_showsEveryProblemOnStderr() throws IOException {
        Path policy =
                terminal.write(
                        "bad.hcl",
                        """
                        endpoint "https" "a" { hots = ["a.test"] }
                        profile "default" { credentials = [bearer_token.none] }
                        """);

        CommandRun run = terminal.run("validate", policy.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("bad.hcl:1:", "hots", "bad.hcl:2:");
    }

    @Test
    void validate_asJson_carriesPositions() throws IOException {
        Path policy = terminal.write("bad.hcl", "endpoint \"https\" \"a\" { hots = [] }\n");

        CommandRun run = terminal.run("validate", "--json", policy.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("{\"ok\":false,")
                .contains("\"severity\":\"error\"", "\"line\":1", "\"column\":");
    }

    @Test
    void validate_asJson_listsWhatLoaded() throws IOException {
        CommandRun run = terminal.run("validate", "--json", terminal.policy().toString());

        JsonNode loaded = JsonMapper.shared().readTree(run.out()).get("loaded");
        assertThat(loaded.at("/endpoints/0/name").asString()).isEqualTo("https.tracker");
        assertThat(loaded.at("/endpoints/0/rules/1/outcome").asString()).isEqualTo("allow");
        assertThat(loaded.at("/profiles/0/reaches/0/endpoint").asString())
                .isEqualTo("https.tracker");
    }

    @Test
    void validate_asSarif_isALogWithTheExactRegion() throws IOException {
        Path policy = terminal.write("bad.hcl", "endpoint \"https\" \"a\" { hots = [] }\n");

        CommandRun run = terminal.run("validate", "--sarif", policy.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        JsonNode log = JsonMapper.shared().readTree(run.out());
        assertThat(log.at("/version").asString()).isEqualTo("2.1.0");
        assertThat(log.at("/runs/0/tool/driver/name").asString()).isEqualTo("clawpatrol");
        assertThat(log.at("/runs/0/results").valueStream())
                .anySatisfy(
                        result -> {
                            JsonNode place = result.at("/locations/0/physicalLocation");
                            assertThat(result.get("level").asString()).isEqualTo("error");
                            assertThat(place.at("/artifactLocation/uri").asString())
                                    .isEqualTo(policy.toUri().toString());
                            assertThat(place.at("/region/startColumn").asInt()).isEqualTo(24);
                            assertThat(place.at("/region/endColumn").asInt()).isEqualTo(28);
                        });
    }

    @Test
    void validate_withTwoFormats_isRefused() throws IOException {
        CommandRun run = terminal.run("validate", "--json", "--sarif", terminal.policy() + "");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).startsWith("{\"error\":\"clawpatrol: `--json` and `--sarif`");
    }

    @Test
    void test_withOnlyMatches_reportsOnStdout() throws IOException {
        Path policy = terminal.policy();
        Path fixture = terminal.fixture("a.json", "GET", "allow", "reads");

        CommandRun run = terminal.run("test", policy.toString(), fixture.toString());

        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .isEqualTo("ok   " + fixture + "\n1 action(s) checked, 0 mismatch(es)\n");
    }

    @Test
    void test_withAMismatch_reportsEverythingOnStderr() throws IOException {
        Path policy = terminal.policy();
        terminal.fixture("a.json", "GET", "allow", "reads");
        Path wrong = terminal.fixture("b.json", "DELETE", "allow", "");
        Path broken = terminal.write("fixtures/c.json", "{");

        CommandRun run = terminal.run("test", policy.toString(), home.resolve("fixtures") + "");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("ok   " + home.resolve("fixtures/a.json") + "\n")
                .contains(
                        "FAIL %s\n  want verdict=\"allow\"      rule=\"\"                             endpoint=\"https.tracker\"\n"
                                .formatted(wrong),
                        "  got  verdict=\"deny\"       rule=\"no-deletes\"                   endpoint=\"https.tracker\"\n"
                                + "  reason: nothing is deleted\n",
                        "FAIL " + broken + ": ")
                .endsWith("3 action(s) checked, 2 mismatch(es)\n");
    }

    @Test
    void test_asJson_isOnStdoutEitherWay() throws IOException {
        Path policy = terminal.policy();
        Path wrong = terminal.fixture("b.json", "DELETE", "allow", "");

        CommandRun run = terminal.run("test", "--json", policy.toString(), wrong.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("{");
    }

    @Test
    void test_keyOfOtherCase_isWarnedOfBesideTheReport() throws IOException {
        Path policy = terminal.policy();
        Path fixture = terminal.fixture("a.json", "GET", "allow", "reads");
        Files.writeString(fixture, Files.readString(fixture).replace("action", "Action"));

        CommandRun run = terminal.run("test", policy.toString(), fixture.toString());

        assertThat(run.exit()).isZero();
        assertThat(run.out()).endsWith("1 action(s) checked, 0 mismatch(es)\n");
        assertThat(run.err())
                .isEqualTo(
                        "warning: %s: fixture: write `action` for `Action`\n".formatted(fixture));
    }

    @Test
    void test_helpAnywhere_isOnStdout() {
        for (String[] words :
                new String[][] {
                    {"test", "-h"}, {"test", "a", "--help"}, {"test", "a", "b", "-h"}
                }) {
            CommandRun run = terminal.run(words);

            assertThat(run.exit()).isZero();
            assertThat(run.out()).startsWith("Usage: clawpatrol test ");
        }
    }

    @Test
    void test_thatCannotBeAsked_saysWhyOnStderr() throws IOException {
        String policy = terminal.policy().toString();
        String bad = terminal.write("bad.hcl", "endpoint {").toString();
        Files.createDirectory(home.resolve("empty"));
        String missing = home.resolve("missing").toString();

        assertRefused(terminal.run("test", policy), "clawpatrol: missing required parameter");
        assertRefused(terminal.run("test", bad, policy), "load config: ");
        assertRefused(terminal.run("test", missing, policy), "load config: no such file");
        assertRefused(terminal.run("test", policy, missing), "resolve fixtures: no such file");
        assertRefused(
                terminal.run("test", policy, home.resolve("empty").toString()),
                "no .json fixtures under " + home.resolve("empty"));
    }

    private static void assertRefused(CommandRun run, String start) {
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith(start);
    }

    @Test
    void policyTest_withoutPath_runsTheTestFilesBesideTheConfiguration() throws IOException {
        Path policy = terminal.policy();
        Files.writeString(
                policy.resolveSibling("a.test.hcl"),
                """
                test "reads pass" {
                  action {
                    endpoint = https.tracker
                    http { method = "GET" }
                  }
                  expect {
                    verdict = "allow"
                    rule    = "reads"
                  }
                }
                """);

        CommandRun run = terminal.run("policy", "test", policy.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .endsWith("a.test.hcl: reads pass\n1 action(s) checked, 0 mismatch(es)\n");
    }

    @Test
    void policyTest_withoutPathAndTests_saysHowToWriteOne() throws IOException {
        Path policy = terminal.policy();
        terminal.fixture("a.json", "GET", "allow", "reads");

        CommandRun run = terminal.run("policy", "test", policy.toString());

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("no *.test.hcl file beside the configuration")
                .contains("endpoint = https.tracker");
    }

    @Test
    void test_withoutPath_isAWrongCall() throws IOException {
        assertThat(terminal.run("test", terminal.policy().toString()).exit()).isEqualTo(2);
    }

    @Test
    void policyTest_ofTheQuickstart_passes() {
        Path example = Path.of("../examples/quickstart/gateway.hcl").toAbsolutePath().normalize();

        CommandRun run = terminal.run("policy", "test", example.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
    }
}
