package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.engine.policy.Decision;
import org.clawpatrol.engine.policy.PolicyEngine;
import org.clawpatrol.engine.policy.Verdict;
import org.clawpatrol.proxy.approval.ApprovalResult;
import org.clawpatrol.proxy.flow.Action;
import org.clawpatrol.proxy.journal.ActionRecord;
import org.clawpatrol.proxy.journal.FactText;
import org.clawpatrol.proxy.protocol.http.RecordingLab.Sent;
import org.clawpatrol.proxy.replay.Answer;
import org.clawpatrol.proxy.replay.Candidate;
import org.clawpatrol.proxy.replay.Finding;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random policies over random recorded requests: replaying says what deciding directly says. */
class RandomReplayTest {
    private static final int POLICIES = 12;
    private static final int REQUESTS = 60;

    private static final String AROUND =
            """
            schema_version = 1
            gateway {
              dashboard_listen = "off"
              proxy { listen = "127.0.0.1:0" }
              time_zone = "Asia/Kolkata"
              limits {
                body_buffer = 16384
                body_storage = 512
              }
            }
            defaults {
              unknown_host = "deny"
              no_match = "NO_MATCH"
            }
            approver "human_approver" "ops" {
              channel = ""
              timeout = 60
            }
            endpoint "TYPE" "api" {
              WHERE
              path_normalization = "off"
            }
            credential "bearer_token" "one" {
              endpoint = TYPE.api
              placeholder = "clawpatrol-one"
            }
            credential "bearer_token" "two" {
              endpoint = TYPE.api
              placeholder = "clawpatrol-two"
            }
            profile "dev" { credentials = [bearer_token.one, bearer_token.two] }
            """;

    private static final List<String> ATOMS =
            List.of(
                    "http.method == 'get'",
                    "http.method in ['post', 'put']",
                    "http.path.startsWith('/a')",
                    "http.path.endsWith('b')",
                    "http.raw_path.contains('%')",
                    "'page' in http.query",
                    "http.query['page'].exists(p, p == '2')",
                    "http.headers['X-Mode'] == ['fast']",
                    "'X-Mode' in http.headers",
                    "'Authorization' in http.headers",
                    "has(http.headers.Authorization)",
                    "size(http.headers[?'Authorization'].orValue([])) == 1",
                    "http.headers[?'X-Mode'][?0].orValue('none') == 'slow'",
                    "http.body_json.kind == 'x'",
                    "has(http.body_json.kind)",
                    "has(http.body_json.deep) && has(http.body_json.deep.er) && http.body_json.deep.er > 1.0",
                    "'list' in http.body_json && http.body_json.list.exists(e, e == 2.0)",
                    "http.body_json.?deep.?er.orValue(0.0) == 2.0",
                    "http.content_type == 'application/json'",
                    "http.size < 600",
                    "http.form['f'].exists(v, v == 'v')",
                    "has(mcp.method) && mcp.method == 'tools/list'",
                    "request.hour >= 12",
                    "request.weekday == 'Saturday'",
                    "request.time < timestamp('2026-03-01T12:00:00Z')",
                    "credential.name == 'one'",
                    "agent.device == 'laptop'");

    private static final List<String> WHOLE =
            List.of("http.body.contains('kind')", "size(http.headers) > 3", "http.body == ''");

    private static final List<String> K8S =
            List.of(
                    "k8s.verb in ['get', 'list']",
                    "k8s.resource == 'pods/exec'",
                    "k8s.namespace == 'a'",
                    "k8s.command == ['date', '-u']",
                    "'force' in k8s.params",
                    "k8s.collection");

    @TempDir private Path folder;
    private Random random = new Random(0);
    private boolean kubernetes;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void samePolicy_changesNothing_andAnotherOneSaysWhatItWouldHave(long seed) throws Exception {
        random = new Random(seed);
        kubernetes = seed % 2 == 0;
        int undecided = 0;
        int decided = 0;
        for (int p = 0; p < POLICIES; p++) {
            Path place = Files.createDirectory(folder.resolve("p" + p));
            List<String> rules = rules();
            String noMatch = pick(List.of("allow", "deny"));
            Configuration live = configuration(place, noMatch, rules);
            Configuration other = configuration(place, noMatch, mutated(rules));
            List<Sent> requests = new ArrayList<>();
            RecordingLab lab = new RecordingLab(place);
            for (int r = 0; r < REQUESTS; r++) {
                requests.add(request());
                Sent sent = requests.get(r);
                lab.add(RecordingLab.action(live, sent, "a" + r), sent.at());
            }
            List<ActionRecord> records = lab.records(answer());
            for (int r = 0; r < REQUESTS; r++) {
                ActionRecord record = records.get(r);
                same(new Candidate(live).judge(record), record, rules);
                Action meant = RecordingLab.action(other, requests.get(r), "b" + r);
                Finding finding = new Candidate(other).judge(record);
                if (finding instanceof Finding.Decided found) {
                    decided++;
                    asMeant(found, meant, record);
                } else {
                    undecided++;
                    assertThat(((Finding.Undecided) finding).possible())
                            .as(shown(record))
                            .contains(verdict(meant, direct(meant)));
                }
            }
        }
        assertThat(undecided).isLessThan(decided / 3);
    }

    /** A fact may be too long to be kept; nothing else is unknown. */
    private static void same(Finding finding, ActionRecord record, List<String> rules) {
        boolean kept =
                record.basis().facts().values().stream()
                        .allMatch(text -> FactText.read(text).isPresent());
        if (kept || finding instanceof Finding.Decided) {
            assertThat(finding).as(shown(record, rules)).isInstanceOf(Finding.Decided.class);
            assertThat(((Finding.Decided) finding).same())
                    .as(shown(finding, record, rules))
                    .isTrue();
        } else {
            assertThat(finding).isInstanceOf(Finding.Undecided.class);
        }
    }

    private static String shown(Object... what) {
        String text = List.of(what).toString().replaceAll("(.)\\1{20,}", "$1...");
        // A percent sign is an instruction to whoever prints this.
        return text.replace('%', '_');
    }

    private static Decision direct(Action action) {
        return PolicyEngine.walk(action.policy(), action.facts(), action.credential().orElse(null));
    }

    private static void asMeant(Finding.Decided found, Action meant, ActionRecord record) {
        Decision decision = direct(meant);
        assertThat(found.would().verdict())
                .as(shown(found, decision, record))
                .isEqualTo(verdict(meant, decision));
        assertThat(found.would().rule())
                .as(shown(record))
                .isEqualTo(decision.rule().isEmpty() ? Answer.NO_RULE : decision.ruleName());
    }

    private static Answer.Verdict verdict(Action action, Decision decision) {
        return switch (decision.verdict()) {
            case Verdict.Inject _ -> Answer.Verdict.ALLOW;
            // Two credentials, and none was meant.
            case Verdict.Forward _ -> Answer.Verdict.DENY;
            case Verdict.Reject _ -> Answer.Verdict.DENY;
            case Verdict.Escalate _ ->
                    action.credential().isEmpty() ? Answer.Verdict.DENY : Answer.Verdict.APPROVE;
        };
    }

    private ApprovalResult answer() {
        return random.nextBoolean()
                ? new ApprovalResult.Allowed(List.of("ann"))
                : new ApprovalResult.Denied("ann", "no");
    }

    private Configuration configuration(Path place, String noMatch, List<String> rules)
            throws IOException {
        String type = kubernetes ? "kubernetes" : "https";
        String where =
                kubernetes ? "server = \"https://api.lab.test\"" : "hosts = [\"api.lab.test\"]";
        return RecordingLab.load(
                place,
                AROUND.replace("NO_MATCH", noMatch).replace("TYPE", type).replace("WHERE", where)
                        + String.join("\n", rules));
    }

    private List<String> rules() {
        List<String> rules = new ArrayList<>();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            rules.add(rule("r" + i, condition(2)));
        }
        return rules;
    }

    private List<String> mutated(List<String> rules) {
        List<String> mutated = new ArrayList<>(rules);
        int at = random.nextInt(mutated.size());
        switch (random.nextInt(3)) {
            case 0 -> mutated.remove(at);
            case 1 -> mutated.set(at, rule("r-new", condition(2)));
            default -> mutated.add(at, rule("r-new", condition(1)));
        }
        return mutated;
    }

    private String rule(String name, String condition) {
        String outcome =
                pick(
                        List.of(
                                "verdict = \"allow\"",
                                "verdict = \"deny\"",
                                "approve = [human_approver.ops]"));
        return """
        rule "%s" {
          endpoint = %s.api
          condition = <<-CEL
            %s
          CEL
          %s
        }
        """
                .formatted(name, kubernetes ? "kubernetes" : "https", condition, outcome);
    }

    private String condition(int depth) {
        return switch (random.nextInt(depth == 0 ? 1 : 4)) {
            case 0 -> atom();
            case 1 -> "!(" + condition(depth - 1) + ")";
            case 2 -> "(" + condition(depth - 1) + ") || (" + condition(depth - 1) + ")";
            default -> "(" + condition(depth - 1) + ") && (" + condition(depth - 1) + ")";
        };
    }

    private String atom() {
        if (kubernetes && random.nextBoolean()) {
            return pick(K8S);
        }
        String atom = pick(random.nextInt(12) == 0 ? WHOLE : ATOMS);
        return kubernetes && atom.contains("mcp") ? "http.method == 'get'" : atom;
    }

    private Sent request() throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        if (random.nextInt(3) > 0) {
            String meant = pick(List.of("clawpatrol-one", "clawpatrol-two", "other"));
            fields.put("authorization", "Bearer " + meant);
        }
        if (random.nextBoolean()) {
            fields.put("x-mode", pick(List.of("fast", "slow", "f".repeat(9_000))));
        }
        for (int i = random.nextInt(40) == 0 ? 300 : 0; i > 0; i--) {
            fields.put("x-many-" + i, "v".repeat(20));
        }
        String body = body(fields);
        return new Sent(
                pick(List.of("GET", "POST", "PUT", "DELETE")),
                target(),
                fields,
                body,
                RecordingLab.LATER.minusSeconds(random.nextInt(200_000)));
    }

    private String target() {
        String path =
                kubernetes
                        ? pick(
                                List.of(
                                        "/api/v1/namespaces/a/pods",
                                        "/api/v1/namespaces/a/pods/p/exec",
                                        "/api/v1/namespaces/a%62/secrets/s",
                                        "/version",
                                        "/odd"))
                        : pick(
                                List.of(
                                        "/a",
                                        "/a/b",
                                        "/%61/b",
                                        "/a%20b",
                                        "/a%2Fb",
                                        "/a//b",
                                        "/x/../a",
                                        "/" + "long/".repeat(500),
                                        "/" + "l".repeat(9_000) + "b"));
        String query =
                pick(
                        List.of(
                                "",
                                "?page=2",
                                "?page=1&page=2",
                                "?q=%41;b",
                                "?command=date&command=-u&force=1",
                                "?page=2&q=" + "q".repeat(9_000)));
        return path + query;
    }

    private String body(Map<String, String> fields) throws IOException {
        String json =
                pick(
                        List.of(
                                "{\"kind\":\"x\",\"deep\":{\"er\":2},\"pad\":\"%s\"}",
                                "{\"kind\":\"%s\",\"list\":[1,2]}",
                                "{\"deep\":3,\"list\":{\"a\":1},\"password\":\"%s\"}",
                                "{\"kind\":12345678901234567890,\"pad\":\"%s\"}",
                                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"p\":\"%s\"}",
                                "[1, \"%s\"",
                                "f=v&g=%s"));
        String text = json.formatted("p".repeat(pick(List.of(0, 1, 400, 900, 2_000, 20_000))));
        return switch (random.nextInt(5)) {
            case 0 -> "";
            case 1 -> {
                fields.put("content-type", "application/json");
                fields.put("content-encoding", "gzip");
                yield zipped(text);
            }
            case 2 -> "\u0001\u00ff" + text;
            default -> {
                fields.put(
                        "content-type",
                        text.startsWith("f=")
                                ? "application/x-www-form-urlencoded"
                                : "application/json");
                yield text;
            }
        };
    }

    private static String zipped(String text) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream to = new GZIPOutputStream(zipped)) {
            to.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return zipped.toString(StandardCharsets.ISO_8859_1);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
