package org.clawpatrol.proxy.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.mutate.Mutant;
import org.clawpatrol.dsl.mutate.MutationReport;
import org.clawpatrol.dsl.mutate.MutationRun;
import org.clawpatrol.dsl.test.PreparedCase;
import org.clawpatrol.dsl.test.Suite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests say what rules that are not in force would have decided. */
final class ShadowRehearsalTest {
    private static final String HEAD =
            """
            schema_version = 1
            gateway {
              proxy { listen = "127.0.0.1:9180" }
              # more of the gateway
            }
            defaults {
              unknown_host = "deny"
              no_match     = "allow"
            }
            """;
    private static final String API =
            """
            endpoint "https" "api" { hosts = ["api.lab.test"] }
            """;
    private static final String LIVE =
            """
            credential "bearer_token" "key" { endpoint = https.api }
            profile "default" { credentials = [bearer_token.key] }
            rule "reads" {
              endpoint  = https.api
              condition = "http.method == 'GET'"
              verdict   = "allow"
            }
            rule "posts" {
              endpoint  = https.api
              condition = "http.method == 'POST'"
              verdict   = "deny"
            }
            """;
    private static final String GUARD =
            """
            rule "guard" {
              endpoint  = https.api
              mode      = "shadow"
              priority  = 10
              condition = "http.path == '/admin'"
              verdict   = "deny"
            }
            """;
    private static final String CLOSED =
            """
            rule "closed" {
              endpoint = https.api
              verdict  = "deny"
            }
            """;

    @TempDir private Path folder;

    private Configuration load(String rules) throws IOException {
        return load("", rules);
    }

    private Configuration load(String gateway, String rules) throws IOException {
        return Rehearsal.load(
                folder, HEAD.replace("# more of the gateway", gateway) + API + LIVE + rules);
    }

    /** Beside the policy {@code other.txt}. */
    private Configuration beside(String other, String rules) throws IOException {
        Files.writeString(folder.resolve("other.txt"), other);
        return load("shadow_policy = \"other.txt\"", rules);
    }

    private Path file(String action, String expect) throws IOException {
        String[] words = action.split(" ");
        return Files.writeString(
                folder.resolve("a.test.hcl"),
                """
                test "t" {
                  action {
                    endpoint = https.api
                    %s
                    http {
                      method = "%s"
                      path   = "%s"
                    }
                  }
                  expect {
                    %s
                  }
                }
                """
                        .formatted(
                                words.length > 2 ? words[2] : "",
                                words[0],
                                words[1],
                                expect.replace("; ", "\n    ")));
    }

    private String run(Configuration configuration, String action, String expect)
            throws IOException {
        return Rehearsal.runner(configuration).run(List.of(file(action, expect))).text();
    }

    @Test
    void shadow_isWhatIsRecorded() throws IOException {
        Configuration both = beside(HEAD + API + CLOSED, GUARD);
        String guard = "\"deny by rule `guard`\"";
        String closed = "\"deny by rule `closed` of the shadow policy\"";

        assertThat(
                        run(
                                both,
                                "GET /admin",
                                "verdict = \"allow\"; shadow = [" + guard + ", " + closed + "]"))
                .startsWith("ok ");
        assertThat(run(both, "GET /", "verdict = \"allow\"; shadow = [" + closed + "]"))
                .startsWith("ok ");
        assertThat(
                        run(
                                load(GUARD.replace("\"deny\"", "\"allow\"")),
                                "POST /admin profile=profile.default",
                                "verdict = \"deny\"; shadow = [\"allow with `key` by rule `guard`\"]"))
                .startsWith("ok ");
    }

    @Test
    void shadow_thatIsNotAsExpected_failsWithWhatIsWantedAndGot() throws IOException {
        Configuration both = beside(HEAD + API + CLOSED, GUARD);
        String swapped =
                "shadow = [\"deny by rule `closed` of the shadow policy\","
                        + " \"deny by rule `guard`\"]";

        assertThat(run(both, "GET /admin", "verdict = \"allow\"; shadow = []"))
                .contains("FAIL ")
                .contains(
                        "  want shadow=[], got shadow=[\"deny by rule `guard`\","
                                + " \"deny by rule `closed` of the shadow policy\"]\n");
        assertThat(run(both, "GET /admin", "verdict = \"allow\"; " + swapped)).contains("FAIL ");
        assertThat(run(load(GUARD), "GET /admin", "verdict = \"allow\"; shadow = [\"deny\"]"))
                .contains("want shadow=[\"deny\"], got shadow=[\"deny by rule `guard`\"]\n");
        assertThat(run(load(GUARD), "GET /admin", "verdict = \"deny\"; shadow = [\"x\"]"))
                .contains("FAIL ");
    }

    @Test
    void shadow_whereNothingIsInShadowOrNothingDiffers_isEmpty() throws IOException {
        assertThat(run(load(""), "GET /admin", "verdict = \"allow\"; shadow = []"))
                .startsWith("ok ");
        assertThat(run(load(GUARD), "GET /", "verdict = \"allow\"; shadow = []")).startsWith("ok ");
        assertThat(run(load(""), "GET /", "verdict = \"allow\"; shadow = [\"deny\"]"))
                .contains("want shadow=[\"deny\"], got shadow=[]\n");
        assertThat(
                        run(
                                load(GUARD.replace("mode ", "disabled = true\n  mode ")),
                                "GET /admin",
                                "verdict = \"allow\"; shadow = []"))
                .startsWith("ok ");
    }

    @Test
    void shadow_leftOut_mayBeAnything() throws IOException {
        assertThat(run(load(GUARD), "GET /admin", "verdict = \"allow\"")).startsWith("ok ");
    }

    @Test
    void shadow_ofABrokenPolicy_failsWhateverIsExpected() throws IOException {
        Configuration broken = beside("nonsense", GUARD);

        assertThat(run(broken, "GET /", "verdict = \"allow\"; shadow = []"))
                .contains("FAIL ")
                .contains("`gateway.shadow_policy` is broken and decides nothing");
        assertThat(run(broken, "GET /", "verdict = \"allow\"")).startsWith("ok ");
    }

    @Test
    void shadow_ofAPolicyWithoutTheEndpoint_saysSo() throws IOException {
        assertThat(
                        run(
                                beside(HEAD, ""),
                                "GET /",
                                "verdict = \"allow\"; shadow = [\"no endpoint of the shadow"
                                        + " policy\"]"))
                .startsWith("ok ");
    }

    @Test
    void shadow_thatNeedsContentNoLiveRuleReads_isUnknownAsLive() throws IOException {
        Configuration reading = load(GUARD.replace("http.path ==", "http.path + http.body =="));

        assertThat(
                        run(
                                reading,
                                "GET /admin",
                                "verdict = \"allow\"; shadow = [\"unknown: no live rule reads"
                                        + " `http.body`, needed by rule `guard`\"]"))
                .startsWith("ok ");
    }

    @Test
    void shadow_thatIsNoListOfTexts_isAnErrorAtItsPlace() throws IOException {
        assertThat(run(load(GUARD), "GET /admin", "verdict = \"allow\"; shadow = { a = 1 }"))
                .contains("FAIL ")
                .contains("a.test.hcl:12:")
                .contains("`shadow`");
        assertThat(run(load(GUARD), "GET /admin", "verdict = \"allow\"; shadow = [true]"))
                .contains("FAIL ");
        assertThat(run(load(GUARD), "GET /admin", "verdict = \"allow\"; shadwo = []"))
                .contains("did you mean `shadow`?");
    }

    @Test
    void mutation_ofRulesInShadow_countsWhereATestSpeaksOfThem() throws IOException {
        Configuration configuration = load(GUARD);

        MutationReport silent = mutated(configuration, "GET /admin", "verdict = \"allow\"");
        MutationReport speaking =
                mutated(
                        configuration,
                        "GET /admin",
                        "verdict = \"allow\"; shadow = [\"deny by rule `guard`\"]");

        assertThat(changes(silent, "guard")).isEmpty();
        assertThat(changes(speaking, "guard")).containsExactly("[-http.path == '/admin'-]{+true+}");
        assertThat(changes(speaking, "reads")).isEqualTo(changes(silent, "reads"));
        assertThat(counted(speaking)).isEqualTo(counted(silent) + 5);
    }

    /** The rule in shadow comes after those in force, and any of them may take its actions. */
    @Test
    void mutation_ofARuleInForce_isNoticedByWhatIsSaidOfShadow() throws IOException {
        Configuration configuration = load(GUARD.replace("priority  = 10", "priority  = -10"));

        MutationReport silent = mutated(configuration, "PUT /admin", "verdict = \"allow\"");
        MutationReport speaking =
                mutated(
                        configuration,
                        "PUT /admin",
                        "verdict = \"allow\"; shadow = [\"deny by rule `guard`\"]");

        assertThat(changes(silent, "reads")).contains("[-http.method == 'GET'-]{+true+}");
        assertThat(changes(speaking, "reads")).doesNotContain("[-http.method == 'GET'-]{+true+}");
        assertThat(changes(speaking, "guard"))
                .contains("priority [--10-]{+1+}, before rule \"posts\"");
    }

    /** Nothing of it is changed, and it stays what rules in force are compared with. */
    @Test
    void mutation_besideAShadowPolicy_leavesItAsItIs() throws IOException {
        Configuration configuration = beside(HEAD + API + CLOSED, "");
        String closed = "\"deny by rule `closed` of the shadow policy\"";

        MutationReport report =
                mutated(configuration, "POST /", "verdict = \"deny\"; shadow = [" + closed + "]");

        assertThat(changes(report, "closed")).isEmpty();
        assertThat(changes(report, "posts")).doesNotContain("verdict [-deny-]{+allow+}");
    }

    private static List<String> changes(MutationReport report, String rule) {
        return report.unnoticed().stream()
                .filter(mutant -> mutant.rule().equals(rule))
                .map(Mutant::change)
                .toList();
    }

    private static int counted(MutationReport report) {
        return report.noticed() + report.unnoticed().size() + report.equivalent();
    }

    private MutationReport mutated(Configuration configuration, String action, String expect)
            throws IOException {
        Suite suite = Suite.read(configuration, List.of(file(action, expect)));
        List<PreparedCase> passing =
                Rehearsal.runner(configuration).prepared(suite).stream()
                        .filter(PreparedCase::passes)
                        .toList();
        assertThat(passing).hasSize(1);
        return new MutationRun(configuration, passing).run();
    }
}
