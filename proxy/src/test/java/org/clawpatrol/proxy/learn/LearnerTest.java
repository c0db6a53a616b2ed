package org.clawpatrol.proxy.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.clawpatrol.dsl.format.HclFormatter;
import org.clawpatrol.dsl.load.LoadResult;
import org.clawpatrol.dsl.load.PolicyLoader;
import org.clawpatrol.proxy.replay.Answer.Verdict;
import org.clawpatrol.proxy.replay.Candidate;
import org.clawpatrol.proxy.replay.Finding;
import org.clawpatrol.proxy.replay.Recorded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearnerTest {
    private static final String AROUND =
            """
            schema_version = 1
            gateway {
              dashboard_listen = "off"
              proxy { listen = "127.0.0.1:0" }
            }
            endpoint "https" "tracker" { hosts = ["tracker.lab.test"] }
            profile "default" { endpoints = [https.tracker] }
            """;

    private static final String[] WORDS = {
        "issues", "v1", "a b", "${x}", "%{if}", "it's", "\"q\"", "d.t", "*", "é",
        "CEL", "1", "22", "x|y", "(", "[z]", "$", "0123456789abcdef", "\u2028", "#"
    };

    @TempDir private Path folder;

    private static String learned(List<Recorded> traffic) {
        Learner learner = new Learner();
        for (int i = 0; i < traffic.size(); i++) {
            learner.add(traffic.get(i).at(i));
        }
        return ProposalHcl.of(learner.proposal("builtin.dashboard"));
    }

    private Candidate candidate(String rules) throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("gateway.hcl"),
                        AROUND.replace(
                                        "profile \"default\" { endpoints = [https.tracker] }",
                                        "credential \"bearer_token\" \"tracker_token\" { endpoint ="
                                                + " https.tracker }\nprofile \"default\" { credentials ="
                                                + " [bearer_token.tracker_token] }")
                                + rules);
        LoadResult loaded = new PolicyLoader(Map.of("HOME", folder.toString())).load(file);
        assertThat(loaded.configuration()).as(rules + loaded.diagnostics().toString()).isPresent();
        return new Candidate(loaded.configuration().get());
    }

    private static Verdict verdict(Candidate candidate, Recorded action) {
        return ((Finding.Decided) candidate.judge(action.at(0))).would().verdict();
    }

    private static Recorded allowed(String method, String path) {
        return Recorded.of(method, path, "old", "allow");
    }

    private static List<Recorded> numbered(int count, String verdict) {
        List<Recorded> traffic = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            traffic.add(Recorded.of("GET", "/v1/issues/" + i, "old", verdict));
        }
        return traffic;
    }

    @Test
    void fewValues_stayAsTheyAre_enoughBecomeAPattern() throws IOException {
        Candidate few = candidate(learned(numbered(4, "allow")));
        Candidate enough = candidate(learned(numbered(5, "allow")));

        assertThat(verdict(few, Recorded.get("/v1/issues/9"))).isEqualTo(Verdict.DENY);
        assertThat(verdict(enough, Recorded.get("/v1/issues/9"))).isEqualTo(Verdict.ALLOW);
        for (String other :
                List.of(
                        "/v1/issues/9\n",
                        "/v1/issues/",
                        "/v1/issues/9/x",
                        "/v1/issues/a",
                        "/x/v1/issues/9",
                        "/v1/issues/9/")) {
            assertThat(verdict(enough, Recorded.get(other))).as(other).isEqualTo(Verdict.DENY);
        }
        assertThat(verdict(enough, allowed("DELETE", "/v1/issues/9"))).isEqualTo(Verdict.DENY);
    }

    @Test
    void method_thatWasSeenOnce_getsNoPatternFromOthers() throws IOException {
        List<Recorded> traffic = numbered(50, "allow");
        traffic.add(allowed("DELETE", "/v1/issues/7"));

        Candidate candidate = candidate(learned(traffic));

        assertThat(verdict(candidate, Recorded.get("/v1/issues/99"))).isEqualTo(Verdict.ALLOW);
        assertThat(verdict(candidate, allowed("DELETE", "/v1/issues/7"))).isEqualTo(Verdict.ALLOW);
        assertThat(verdict(candidate, allowed("DELETE", "/v1/issues/8"))).isEqualTo(Verdict.DENY);
    }

    @Test
    void pattern_thatWouldMatchADeniedPath_isNotMade() throws IOException {
        List<Recorded> traffic = numbered(8, "allow");
        traffic.add(Recorded.of("GET", "/v1/issues/99", "no", "deny"));

        Candidate candidate = candidate(learned(traffic));

        assertThat(verdict(candidate, Recorded.get("/v1/issues/8"))).isEqualTo(Verdict.ALLOW);
        assertThat(verdict(candidate, Recorded.get("/v1/issues/99"))).isEqualTo(Verdict.DENY);
        assertThat(verdict(candidate, Recorded.get("/v1/issues/98"))).isEqualTo(Verdict.DENY);
    }

    @Test
    void whatWasAllowedAndDenied_isLeftOutAndSaid() throws IOException {
        String rules =
                learned(List.of(allowed("GET", "/a"), Recorded.of("GET", "/a", "no", "deny")));

        assertThat(rules).contains("# left out, answered in several ways: GET /a");
        assertThat(verdict(candidate(rules), Recorded.get("/a"))).isEqualTo(Verdict.DENY);
    }

    @Test
    void whatWasApproved_keepsNeedingApproval() throws IOException {
        List<Recorded> traffic = numbered(6, "approved");
        traffic.add(allowed("GET", "/v1/issues"));
        traffic.add(Recorded.of("POST", "/v1/issues", "old", "denied"));

        Candidate candidate = candidate(learned(traffic));

        assertThat(verdict(candidate, Recorded.get("/v1/issues/77"))).isEqualTo(Verdict.APPROVE);
        assertThat(verdict(candidate, Recorded.get("/v1/issues"))).isEqualTo(Verdict.ALLOW);
        assertThat(verdict(candidate, allowed("POST", "/v1/issues"))).isEqualTo(Verdict.DENY);
    }

    @Test
    void hostilePath_staysText() throws IOException {
        String path = "/'\u2028CEL'} rule \"x\" { ${file('/etc/passwd')} %{ || true || '";
        String rules = learned(List.of(allowed("GET", path), allowed("GET' || 'a", "/b")));

        assertThat(rules).doesNotContain("${").doesNotContain("%{").doesNotContain("rule \"x\"");
        assertThat(verdict(candidate(rules), Recorded.get(path))).isEqualTo(Verdict.ALLOW);
        assertThat(verdict(candidate(rules), Recorded.get("/"))).isEqualTo(Verdict.DENY);
        assertThat(verdict(candidate(rules), Recorded.get("/b"))).isEqualTo(Verdict.DENY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "/a\nCEL\n}",
                "/a\\b",
                "/a/../b",
                "/a//b",
                "/%2e",
                "/a[clawpatrol:cut]"
            })
    void pathThatNobodyCanRelyOn_isNotLearned(String path) {
        assertThat(learned(List.of(allowed("GET", path))))
                .contains("from 0 actions; nothing was learned from 1 others")
                .doesNotContain("allow");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void randomTraffic_isAnsweredAsItWas_andLittleElseIsAllowed(long seed) throws IOException {
        Random random = new Random(seed);
        Set<Recorded> allowed = new LinkedHashSet<>();
        Set<Recorded> denied = new LinkedHashSet<>();
        for (int i = 0; i < 120; i++) {
            allowed.add(allowed(method(random), path(random)));
            Recorded no = allowed(method(random), path(random));
            denied.add(Recorded.of(no.method(), no.target(), "no", "deny"));
        }
        denied.removeIf(no -> allowed.contains(allowed(no.method(), no.target())));
        List<Recorded> traffic = new ArrayList<>(allowed);
        traffic.addAll(denied);

        Candidate candidate = candidate(learned(traffic));

        assertThat(allowed).allMatch(each -> verdict(candidate, each) == Verdict.ALLOW);
        assertThat(denied).allMatch(each -> verdict(candidate, each) == Verdict.DENY);
        for (Recorded each : allowed) {
            Recorded longer = allowed(each.method(), each.target() + "/never seen");
            assertThat(verdict(candidate, longer)).isEqualTo(Verdict.DENY);
            Recorded other = allowed("PATCH", each.target());
            assertThat(verdict(candidate, other)).isEqualTo(Verdict.DENY);
        }
    }

    @Test
    void whatNothingIsLearnedFrom_isCountedByReason() {
        String rules =
                learned(
                        List.of(
                                allowed("GET", "/a"),
                                allowed("GET", "/b").logged("none"),
                                allowed("GET", "/a//b"),
                                allowed("WS c->s", "/c"),
                                Recorded.of("GET", "/d", "", "error")));

        assertThat(rules)
                .startsWith(
                        """
                        # proposed by clawpatrol policy learn from 1 actions; nothing was learned from 4 others
                        # failed, or not decided to its end 1
                        # path not recorded, or cut 1
                        # path that servers read in several ways 1
                        # messages of WebSockets 1
                        """);
    }

    /** Ten thousand shapes, each of which could match a hundred thousand other paths. */
    @Test
    void manyShapes_besideManyForbiddenPaths_areLearned() {
        Learner learner = new Learner();
        for (int i = 0; i < 50_000; i++) {
            String last = "/w." + i % 10_000;
            learner.add(allowed("GET", "/p/" + i + last).at(i));
            learner.add(Recorded.of("GET", "/p/" + i + "/z" + last + i, "no", "deny").at(i));
            learner.add(Recorded.of("GET", "/p/" + i + "/z." + i, "no", "deny").at(i));
        }

        String rules = ProposalHcl.of(learner.proposal("builtin.dashboard"));

        assertThat(rules).startsWith("# proposed by clawpatrol policy learn from 150000 actions");
        assertThat(rules).contains("'^/p/[0-9]{1,20}/w\\\\x{2e}9999$'");
    }

    @Test
    void formattedProposal_isTheProposal_andLearnedAgainStaysTheSame() throws IOException {
        Random random = new Random(9);
        for (int round = 0; round < 10; round++) {
            List<Recorded> traffic = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                String verdict =
                        List.of("allow", "allow", "deny", "approved").get(random.nextInt(4));
                traffic.add(Recorded.of(method(random), path(random), "old", verdict));
            }
            String rules = learned(traffic);
            Candidate candidate = candidate(rules);
            List<Recorded> again = new ArrayList<>();
            for (Recorded each : traffic) {
                String verdict = recordedAs(verdict(candidate, each));
                again.add(Recorded.of(each.method(), each.target(), "new", verdict));
            }

            byte[] bytes = rules.getBytes(StandardCharsets.UTF_8);
            assertThat(new HclFormatter().format("rules.hcl", bytes).text()).contains(rules);
            assertThat(withoutConflicts(learned(again))).isEqualTo(withoutConflicts(rules));
        }
    }

    private static String recordedAs(Verdict verdict) {
        return switch (verdict) {
            case ALLOW -> "allow";
            case APPROVE -> "approved";
            case DENY -> "deny";
        };
    }

    /** What was answered in several ways is answered in one after that. */
    private static String withoutConflicts(String rules) {
        return rules.lines()
                .filter(line -> !line.startsWith("# left out"))
                .collect(Collectors.joining("\n"));
    }

    /** No rule reaches another endpoint, whatever hosts the records name. */
    @Test
    void rules_areForTheRecordedEndpointAlone() {
        List<Recorded> traffic = numbered(30, "allow");
        traffic.addAll(numbered(30, "approved"));

        assertThat(
                        learned(traffic)
                                .lines()
                                .map(String::strip)
                                .filter(line -> line.startsWith("endpoint")))
                .isNotEmpty()
                .allMatch(line -> line.endsWith("= https.tracker"));
        assertThat(learned(traffic)).doesNotContain("host");
    }

    private static String method(Random random) {
        return new String[] {"GET", "POST", "PUT"}[random.nextInt(3)];
    }

    private static String path(Random random) {
        StringBuilder path = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            boolean number = random.nextInt(3) == 0;
            path.append('/')
                    .append(
                            number
                                    ? String.valueOf(random.nextInt(1000))
                                    : WORDS[random.nextInt(WORDS.length)]);
        }
        return path.toString();
    }
}
