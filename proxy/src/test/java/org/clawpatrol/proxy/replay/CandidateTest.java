package org.clawpatrol.proxy.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.load.LoadResult;
import org.clawpatrol.dsl.load.PolicyLoader;
import org.clawpatrol.proxy.flow.SpliceFlow;
import org.clawpatrol.proxy.journal.ActionRecord;
import org.clawpatrol.proxy.replay.Answer.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CandidateTest {
    private static final String AROUND =
            """
            schema_version = 1
            gateway {
              dashboard_listen = "off"
              proxy { listen = "127.0.0.1:0" }
            }
            defaults {
              unknown_host = "deny"
              no_match = "deny"
            }
            endpoint "https" "tracker" { hosts = ["tracker.lab.test"] }
            credential "bearer_token" "tracker_token" { endpoint = https.tracker }
            profile "default" { credentials = [bearer_token.tracker_token] }
            """;

    @TempDir private Path folder;

    private Candidate candidate(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("gateway.hcl"), text);
        LoadResult loaded = new PolicyLoader(Map.of("HOME", folder.toString())).load(file);
        assertThat(loaded.configuration()).as(loaded.diagnostics().toString()).isPresent();
        return new Candidate(loaded.configuration().get());
    }

    private Candidate allowing(String condition) throws IOException {
        return candidate(AROUND + rule("reads", condition, "allow"));
    }

    private static String rule(String name, String condition, String verdict) {
        return """
        rule "%s" {
          endpoint = https.tracker
          condition = <<-CEL
            %s
          CEL
          verdict = "%s"
        }
        """
                .formatted(name, condition, verdict);
    }

    private static Finding.Undecided undecided(Finding finding) {
        return (Finding.Undecided) finding;
    }

    private static Finding.Decided decided(Finding finding) {
        return (Finding.Decided) finding;
    }

    @Test
    void sameRuleAndCredential_isSame() throws IOException {
        Finding found = allowing("http.method == 'get'").judge(Recorded.get("/v1/a b").at(0));

        assertThat(decided(found).same()).isTrue();
        assertThat(decided(found).opens()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "deny, true",
        "approved, true",
        "denied, true",
        "hitl_deny, true",
        "allow, false",
    })
    void whatIsAllowedNow_opensUnlessItWasAllowed(String verdict, boolean opens)
            throws IOException {
        Finding found =
                allowing("http.method == 'get'")
                        .judge(Recorded.of("GET", "/", "other", verdict).at(0));

        assertThat(decided(found).same()).isFalse();
        assertThat(decided(found).opens()).isEqualTo(opens);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http.headers['Authorization'][0] == 'x'",
                "http.headers['Authorization'].exists(v, v == 'x')",
                "'x' in http.headers['Authorization']",
                "http.headers == {'Authorization': ['x']}",
                "http.headers.exists(name, http.headers[name][0] == 'x')",
            })
    void hiddenHeader_isUnknown(String condition) throws IOException {
        Finding found =
                allowing(condition).judge(Recorded.get("/").header("Authorization", "***").at(0));

        assertThat(undecided(found).facts()).containsExactly("http.headers");
        assertThat(undecided(found).possible()).containsOnly(Verdict.ALLOW, Verdict.DENY);
        assertThat(undecided(found).mayOpen()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Authorization' in http.headers",
                "!('accept' in http.headers)",
                "http.path == '/'",
            })
    void hiddenHeader_doesNotConcernOtherConditions(String condition) throws IOException {
        Finding found =
                allowing(condition).judge(Recorded.get("/").header("Authorization", "***").at(0));

        assertThat(decided(found).same()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http.body.contains('x')",
                "http.body_json.a == 1",
                "http.size < 10",
                "graphql.operation == 'query'",
            })
    void bodyThatWasCut_isUnknown(String condition) throws IOException {
        Recorded cut = Recorded.get("/").body("{\"a\"", true);
        for (Recorded recorded :
                List.of(
                        cut,
                        cut.logged("meta"),
                        cut.logged("none"),
                        cut.body("binary:00", false))) {
            Finding found =
                    allowing(condition)
                            .judge(recorded.header("Content-Type", "application/json").at(0));

            assertThat(found).as(recorded.toString()).isInstanceOf(Finding.Undecided.class);
        }
    }

    @Test
    void actionOfWhichNothingIsLogged_isDecidedByWhatIs() throws IOException {
        Candidate candidate = allowing("http.method == 'get'");
        ActionRecord record = Recorded.get("/secret").logged("none").at(0);

        assertThat(decided(candidate.judge(record)).same()).isTrue();
        assertThat(undecided(allowing("http.path == '/'").judge(record)).facts())
                .containsExactly("http.path");
        assertThat(undecided(allowing("http.query.size() == 0").judge(record)).facts())
                .containsExactly("http.query");
    }

    @Test
    void deniedAction_thatMayPassBehindAnUnknownRule_mayOpen() throws IOException {
        Candidate candidate =
                candidate(
                        AROUND
                                + rule("secrets", "http.body.contains('x')", "deny")
                                + rule("rest", "true", "allow"));

        Finding found =
                candidate.judge(Recorded.of("GET", "/", "none", "deny").body("a", true).at(0));

        assertThat(undecided(found).mayOpen()).isTrue();
    }

    @Test
    void unknownFactBehindTheDecidingRule_doesNotMatter() throws IOException {
        Candidate candidate =
                candidate(
                        AROUND
                                + rule("reads", "http.method == 'get'", "allow")
                                + rule("rest", "http.body.contains('x')", "deny"));

        assertThat(decided(candidate.judge(Recorded.get("/").body("a", true).at(0))).same())
                .isTrue();
    }

    @Test
    void conditionThatCannotBeEvaluatedLiveEither_isDenied() throws IOException {
        Finding found = allowing("http.headers['x-none'][0] == 'a'").judge(Recorded.get("/").at(0));

        assertThat(decided(found).would().verdict()).isEqualTo(Verdict.DENY);
    }

    @Test
    void timeOfTheAction_isTheRecordedOne() throws IOException {
        assertThat(decided(allowing("request.hour == 10").judge(Recorded.get("/").at(0))).same())
                .isTrue();
    }

    @Test
    void endpointOrProfileThatIsGone_isAnsweredAsLive() throws IOException {
        Candidate moved = candidate(AROUND.replace("[\"tracker.lab", "[\"other.lab"));
        Candidate open =
                candidate(
                        AROUND.replace("[\"tracker.lab", "[\"other.lab")
                                .replace(
                                        "unknown_host = \"deny\"",
                                        "unknown_host = \"passthrough\""));
        Candidate renamed = candidate(AROUND.replace("profile \"default\"", "profile \"new\""));
        ActionRecord record = Recorded.of("GET", "/", "reads", "deny").at(0);

        assertThat(decided(moved.judge(record)).would().rule()).isEqualTo(Answer.NO_ENDPOINT);
        assertThat(decided(moved.judge(record)).opens()).isFalse();
        assertThat(decided(open.judge(record)).opens()).isTrue();
        assertThat(decided(renamed.judge(record)).would().rule()).isEqualTo(Answer.NO_PROFILE);
    }

    @Test
    void connectionToAnUnknownHost_isUndecidedWhereAnEndpointClaimsItNow() throws IOException {
        Candidate candidate = allowing("true");

        assertThat(undecided(candidate.judge(connection("tracker.lab.test"))).mayOpen()).isTrue();
        assertThat(decided(candidate.judge(connection("other.test"))).same()).isTrue();
    }

    private static ActionRecord connection(String host) {
        return new ActionRecord(
                "c",
                Recorded.TIME,
                "device-1",
                "laptop",
                "default",
                "127.0.0.1",
                "",
                "",
                "CONNECT",
                host,
                ":443",
                "",
                Map.of(),
                "",
                false,
                "",
                "deny",
                SpliceFlow.UNCLAIMED.reason(),
                "",
                List.of(),
                "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "", "ws"})
    void actionWithoutADecision_isSkipped(String verdict) throws IOException {
        assertThat(allowing("true").judge(Recorded.of("GET", "/", "", verdict).at(0)))
                .isInstanceOf(Finding.Skipped.class);
    }

    @Test
    void credentialThatMayHaveBeenMeant_leavesOpenWhatDependsOnIt() throws IOException {
        String several =
                AROUND.replace(
                                        "credentials = [bearer_token.tracker_token]",
                                        "credentials = [bearer_token.tracker_token,"
                                                + " bearer_token.second_token]")
                                .replace(
                                        "\"tracker_token\" { endpoint = https.tracker }",
                                        "\"tracker_token\" {\n endpoint = https.tracker\n"
                                                + " placeholder = \"clawpatrol-one\"\n}")
                        + "credential \"bearer_token\" \"second_token\" {\n"
                        + " endpoint = https.tracker\n placeholder = \"clawpatrol-two\"\n}\n";
        Recorded denied = Recorded.of("GET", "/", "reads", "deny").header("Authorization", "***");
        Candidate depends =
                candidate(several + rule("reads", "credential.name == 'tracker_token'", "allow"));
        Finding found = depends.judge(denied.at(0));

        assertThat(undecided(found).facts()).contains("credential.name");
        assertThat(undecided(found).mayOpen()).isTrue();
        Candidate denies = candidate(several + rule("reads", "http.method == 'get'", "deny"));
        assertThat(decided(denies.judge(denied.at(0))).same()).isTrue();
    }
}
