package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.proxy.approval.ApprovalResult;
import org.clawpatrol.proxy.flow.Action;
import org.clawpatrol.proxy.journal.ActionRecord;
import org.clawpatrol.proxy.protocol.http.RecordingLab.Sent;
import org.clawpatrol.proxy.replay.Candidate;
import org.clawpatrol.proxy.replay.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What records keep of the facts that rules read, and what replaying makes of it. */
class KeptReplayTest {
    private static final Instant MORNING = Instant.parse("2026-03-01T08:00:00Z");
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
            approver "human_approver" "ops" {
              channel = ""
              timeout = 60
            }
            approver "human_approver" "boss" {
              channel = ""
              timeout = 60
            }
            TARGET
            credential "bearer_token" "key" { endpoint = TYPE.api }
            profile "dev" { credentials = [bearer_token.key] }
            """;
    private static final String HTTPS = "endpoint \"https\" \"api\" { hosts = [\"api.lab.test\"] }";
    private static final String CLUSTER =
            "endpoint \"kubernetes\" \"api\" { server = \"https://api.lab.test\" }";

    @TempDir private Path folder;

    private Configuration https(String rules) throws Exception {
        return RecordingLab.load(
                folder, AROUND.replace("TARGET", HTTPS).replace("TYPE", "https") + rules);
    }

    private Configuration cluster(String rules) throws Exception {
        return RecordingLab.load(
                folder,
                AROUND.replace("TARGET", CLUSTER).replace("TYPE", "kubernetes")
                        + rules.replace("https.api", "kubernetes.api"));
    }

    private static String rule(String condition, String outcome) {
        return """
        rule "judged" {
          endpoint = https.api
          condition = <<-CEL
            %s
          CEL
          %s
        }
        """
                .formatted(condition, outcome);
    }

    private static String allow(String condition) {
        return rule(condition, "verdict = \"allow\"");
    }

    private ActionRecord recorded(Configuration live, Sent sent) throws Exception {
        return recorded(live, sent, new ApprovalResult.Allowed(List.of("ann")));
    }

    private ActionRecord recorded(Configuration live, Sent sent, ApprovalResult answer)
            throws Exception {
        Action action = RecordingLab.action(live, sent, "a1");
        return new RecordingLab(folder).add(action, RecordingLab.LATER).records(answer).getLast();
    }

    private static Sent post(String body, Map<String, String> fields) {
        return new Sent("POST", "/v1/things", fields, body, MORNING);
    }

    private static Sent get(String target) {
        return new Sent("GET", target, Map.of(), "", MORNING);
    }

    private static boolean same(Configuration candidate, ActionRecord record) {
        return new Candidate(candidate).judge(record) instanceof Finding.Decided found
                && found.same();
    }

    private static Finding.Undecided undecided(Configuration candidate, ActionRecord record) {
        return (Finding.Undecided) new Candidate(candidate).judge(record);
    }

    @Test
    void memberOfALongBody_isKept_andNothingElseOfIt() throws Exception {
        Configuration live = https(allow("http.body_json.kind == 'x'"));
        String body = "{\"kind\":\"x\",\"other\":1,\"pad\":\"" + "p".repeat(9_000) + "\"}";

        ActionRecord record = recorded(live, post(body, Map.of()));

        assertThat(record.basis().facts())
                .containsOnly(Map.entry("http.body_json/kind", "= \"x\""));
        assertThat(same(live, record)).isTrue();
        assertThat(undecided(https(allow("http.body_json.other == 1.0")), record).facts())
                .containsExactly("http.body_json");
        assertThat(undecided(https(allow("http.body.contains('kind')")), record).facts())
                .containsExactly("http.body");
        assertThat(new Candidate(https(allow("http.body_json.kind == 'y'"))).judge(record))
                .isInstanceOf(Finding.Decided.class);
    }

    @Test
    void bodyThatTheDecisionDidNotRead_isNotReadForTheRecord() throws Exception {
        Configuration live = https(allow("http.path == '/other' && http.body_json.kind == 'x'"));
        String body = "{\"kind\":\"x\",\"pad\":\"" + "p".repeat(9_000) + "\"}";

        ActionRecord record = recorded(live, post(body, Map.of()));

        assertThat(record.basis().facts()).isEmpty();
        assertThat(same(live, record)).isTrue();
    }

    @Test
    void hiddenHeader_isKnownToHaveBeenThere() throws Exception {
        Configuration live = https(allow("has(http.headers.Authorization)"));

        ActionRecord record = recorded(live, post("", Map.of("authorization", "hunter2")));

        assertThat(same(live, record)).isTrue();
        assertThat(same(https(allow("!('Authorization' in http.headers)")), record)).isFalse();
        assertThat(
                        undecided(https(allow("http.headers['Authorization'][0] == 'x'")), record)
                                .facts())
                .containsExactly("http.headers");
    }

    @Test
    void longFact_isKeptByDigest_andUnknown() throws Exception {
        Configuration live = https(allow("http.body.contains('kind')"));

        ActionRecord record = recorded(live, post("kind" + "p".repeat(9_000), Map.of()));

        assertThat(record.basis().facts().get("http.body")).matches("9006 bytes, sha256 .{64}");
        assertThat(undecided(live, record).facts()).containsExactly("http.body");
    }

    @Test
    void secretsByName_areNotKept() throws Exception {
        Configuration live =
                https(
                        allow(
                                "http.body_json.password == 'hunter2'"
                                        + " || http.headers['Authorization'][0] == 'hunter2'"));
        String body = "{\"password\":\"hunter2\",\"pad\":\"" + "p".repeat(9_000) + "\"}";

        ActionRecord record = recorded(live, post(body, Map.of("authorization", "hunter2")));

        assertThat(record.basis().toString()).doesNotContain("hunter2");
        assertThat(record.basis().facts()).containsEntry("http.body_json/password", "hidden");
        assertThat(undecided(live, record).facts())
                .containsExactly("http.body_json", "http.headers");
    }

    @Test
    void longHeader_isKeptWhereARuleReadsIt() throws Exception {
        String mode = "m".repeat(900);
        Map<String, String> fields = Map.of("x-mode", mode, "x-long", "l".repeat(9_000));
        Configuration live = https(allow("http.headers['X-Mode'] == ['" + mode + "']"));

        ActionRecord record = recorded(live, post("", fields));

        assertThat(record.basis().facts()).containsOnlyKeys("http.headers/X-Mode");
        assertThat(same(live, record)).isTrue();
    }

    @Test
    void ruleThatReadsWhatRecordsShow_keepsNothing() throws Exception {
        Configuration live =
                https(
                        allow(
                                "http.method == 'post' && http.path == '/v1/things'"
                                        + " && http.body_json.kind == 'x'"));

        ActionRecord record = recorded(live, post("{\"kind\":\"x\"}", Map.of()));

        assertThat(record.basis().facts()).isEmpty();
        assertThat(record.basis().rawPath()).isEmpty();
        assertThat(same(live, record)).isTrue();
    }

    @Test
    void pathAsItWasSpelled_andTheMoment_areKept() throws Exception {
        Configuration live = https(allow("http.raw_path == '/v%31/a%20b' && request.hour == 8"));

        ActionRecord record = recorded(live, get("/v%31/a%20b"));

        assertThat(record.target()).isEqualTo("/v1/a b");
        assertThat(record.basis().rawPath()).isEqualTo("/v%31/a%20b");
        assertThat(record.basis().facts())
                .containsOnly(Map.entry("request.time", "= \"2026-03-01T08:00:00Z\""));
        assertThat(same(live, record)).isTrue();
    }

    @Test
    void logNone_keepsNothingOfTheContent() throws Exception {
        Configuration live =
                https(
                        rule(
                                "http.body_json.kind == 'x' && request.hour == 8",
                                "verdict = \"allow\"\n log = \"none\""));
        String body = "{\"kind\":\"x\",\"pad\":\"" + "p".repeat(9_000) + "\"}";
        Sent sent = new Sent("POST", "/v%31/things", Map.of(), body, MORNING);

        ActionRecord record = recorded(live, sent);

        assertThat(record.basis().facts()).containsOnlyKeys("request.time");
        assertThat(record.basis().rawPath()).isEmpty();
        assertThat(undecided(live, record).facts()).containsExactly("http.body_json");
    }

    @Test
    void stagesOfApprovers_areRecorded_andCompared() throws Exception {
        String ask = "approve = [human_approver.ops, human_approver.boss]";
        Configuration live = https(rule("true", ask));
        ActionRecord approved = recorded(live, get("/"));
        ActionRecord denied = recorded(live, get("/"), new ApprovalResult.Denied("ann", "no"));

        assertThat(approved.basis().stages()).containsExactly("ops allowed", "boss allowed");
        assertThat(denied.basis().stages()).containsExactly("ops denied", "boss not asked");
        assertThat(same(live, denied)).isTrue();
        assertThat(same(https(rule("true", "approve = [human_approver.ops]")), approved)).isFalse();
    }

    @Test
    void kubernetesAction_isReplayedAsTheServerReadsIt() throws Exception {
        Configuration live =
                cluster(
                        allow(
                                "k8s.resource == 'pods/exec' && k8s.namespace == 'a'"
                                        + " && k8s.command == ['date', '-u']"
                                        + " && k8s.container == 'c' && k8s.verb == 'create'"));
        String exec = "/api/v1/namespaces/a/pods/p/exec?command=date&command=-u&container=c";
        for (String target : List.of(exec, exec + "&q=" + "q".repeat(9_000))) {
            ActionRecord record = recorded(live, new Sent("POST", target, Map.of(), "", MORNING));

            assertThat(record.verdict()).isEqualTo("allow");
            assertThat(same(live, record)).isTrue();
            assertThat(same(cluster(allow("k8s.container == 'd'")), record)).isFalse();
        }
    }

    @Test
    void kubernetesRequestThatNobodyCanRead_isDeniedAgain() throws Exception {
        Configuration live = cluster(allow("http.method == 'get'"));
        for (String target : List.of("/odd", "/odd?q=" + "q".repeat(9_000))) {
            ActionRecord record = recorded(live, get(target));

            assertThat(record.verdict()).isEqualTo("deny");
            assertThat(same(live, record)).isTrue();
        }
    }
}
