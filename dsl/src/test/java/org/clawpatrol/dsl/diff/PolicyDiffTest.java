package org.clawpatrol.dsl.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.clawpatrol.dsl.diff.Configurations.API;
import static org.clawpatrol.dsl.diff.Configurations.DEFAULTS;
import static org.clawpatrol.dsl.diff.Configurations.GATEWAY;
import static org.clawpatrol.dsl.diff.Configurations.HEAD;
import static org.clawpatrol.dsl.diff.Configurations.PROFILE;
import static org.clawpatrol.dsl.diff.Configurations.allow;
import static org.clawpatrol.dsl.diff.Configurations.deny;
import static org.clawpatrol.dsl.diff.Configurations.rule;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of pairs of configurations, case by case. */
class PolicyDiffTest {
    private static final String READS = allow("reads", "http.method == 'GET'");
    private static final String ONE = "profile \"default\" { credentials = [bearer_token.one] }\n";

    @TempDir Path folder;
    private Configurations configurations;

    @BeforeEach
    void open() {
        configurations = new Configurations(folder);
    }

    private PolicyDifference compare(String before, String after) {
        return configurations.compare(before, after);
    }

    /** Of two conditions of a rule that denies some reads. */
    private PolicyDifference denied(String before, String after) {
        return compare(HEAD + deny("d", before) + READS, HEAD + deny("d", after) + READS);
    }

    /** Of two conditions of the only rule. */
    private PolicyDifference allowed(String before, String after) {
        return compare(HEAD + allow("a", before), HEAD + allow("a", after));
    }

    private DecisionChange only(PolicyDifference difference) {
        assertThat(difference.changes()).hasSize(1);
        return difference.changes().getFirst();
    }

    @Test
    void sameFiles_areTheSame_forCertain() {
        PolicyDifference difference = compare(HEAD + READS, HEAD + READS);

        assertThat(difference.isEmpty()).isTrue();
        assertThat(difference.isExact()).isTrue();
        assertThat(difference.opens()).isFalse();
    }

    @Test
    void renamedRule_withAnotherReason_isNoDifference() {
        String other = rule("get", "verdict = \"allow\"\nreason = \"hm\"", "http.method == 'GET'");

        assertThat(compare(HEAD + READS, HEAD + other).isEmpty()).isTrue();
    }

    @Test
    void conditionInOtherWords_isNoDifference_forCertain() {
        PolicyDifference difference =
                allowed(
                        "http.method == 'GET' || http.method == 'HEAD'",
                        "http.method in ['HEAD', 'GET']");

        assertThat(difference.isEmpty()).isTrue();
        assertThat(difference.isExact()).isTrue();
        assertThat(DiffText.summary(difference)).endsWith("(exact); 1 rule changed without effect");
    }

    @Test
    void changedConstant_isTwoClasses_withSmallWitnesses() {
        PolicyDifference difference =
                denied("http.path.startsWith('/a/')", "http.path.startsWith('/b/')");

        assertThat(difference.changes())
                .extracting(
                        DecisionChange::kind, DecisionChange::opens, each -> each.witness().text())
                .containsExactly(
                        tuple(ChangeKind.ALLOWED, true, "GET /a/"),
                        tuple(ChangeKind.REFUSED, false, "GET /b/"));
        assertThat(difference.changes().getFirst().where())
                .isEqualTo("path starting /a/ and method GET");
        assertThat(difference.isExact()).isTrue();
        assertThat(difference.opens()).isTrue();
    }

    @Test
    void removedRule_thatAnotherOneHides_isNoDifference() {
        String wide = allow("wide", "http.path.startsWith('/a')");

        assertThat(compare(HEAD + wide + allow("n", "http.path == '/a/b'"), HEAD + wide).isEmpty())
                .isTrue();
    }

    @Test
    void disabledRule_isAsIfItWereGone() {
        String off = rule("no", "verdict = \"deny\"\ndisabled = true", "http.path == '/x'");

        PolicyDifference difference =
                compare(HEAD + deny("no", "http.path == '/x'") + READS, HEAD + off + READS);

        assertThat(only(difference).kind()).isEqualTo(ChangeKind.ALLOWED);
        assertThat(only(difference).after().rule()).isEqualTo("reads");
    }

    @Test
    void swappedRules_differ_whereBothMatch() {
        String denied = deny("d", "http.path == '/x'");

        DecisionChange change = only(compare(HEAD + denied + READS, HEAD + READS + denied));

        assertThat(change.where()).isEqualTo("path /x and method GET");
        assertThat(change.before().rule()).isEqualTo("d");
    }

    @Test
    void noMatch_turnedToAllow_isToldOnce() {
        String open = HEAD.replace("no_match     = \"deny\"", "no_match     = \"allow\"");

        PolicyDifference difference = compare(HEAD + READS, open + READS);

        assertThat(difference.changes())
                .allMatch(change -> change.where().equals("what no rule matches"));
        assertThat(difference.opens()).isTrue();
        assertThat(difference.isExact()).isTrue();
    }

    @Test
    void approval_thatGoes_isNewAccess_andOneThatComesIsNot() {
        String asked = rule("w", "approve = [builtin.dashboard]", "http.method == 'PUT'");
        String allowed = allow("w", "http.method == 'PUT'");

        assertThat(only(compare(HEAD + asked, HEAD + allowed)).kind())
                .isEqualTo(ChangeKind.ALLOWED);
        assertThat(compare(HEAD + allowed, HEAD + asked).opens()).isFalse();
        assertThat(only(compare(HEAD, HEAD + asked)).kind()).isEqualTo(ChangeKind.APPROVABLE);
    }

    @Test
    void fewerPeople_isAWeakerApproval() {
        String approver =
                """
                approver "human_approver" "ops" {
                  channel           = "dashboard"
                  require_approvers = %d
                }
                """;
        String asked = rule("w", "approve = [human_approver.ops]", "http.method == 'PUT'");

        String two = HEAD + approver.formatted(2) + asked;
        String one = HEAD + approver.formatted(1) + asked;

        assertThat(only(compare(two, one)).kind()).isEqualTo(ChangeKind.WEAKER_APPROVAL);
        assertThat(compare(two, one).opens()).isTrue();
        assertThat(only(compare(one, two)).kind()).isEqualTo(ChangeKind.STRONGER_APPROVAL);
        assertThat(compare(one, two).opens()).isFalse();
    }

    @Test
    void otherInjectedCredential_isNewAccess_andNoneIsNot() {
        String dispatched = allow("r", "http.method == 'GET'");
        String named =
                rule("r", "verdict = \"allow\"\ninject = bearer_token.two", "http.method == 'GET'");
        String bare = rule("r", "verdict = \"allow\"\ninject = none", "http.method == 'GET'");

        PolicyDifference other = compare(HEAD + dispatched, HEAD + named);
        assertThat(other.opens()).isTrue();
        assertThat(other.changes())
                .extracting(DecisionChange::kind)
                .contains(ChangeKind.CREDENTIAL, ChangeKind.ALLOWED);
        PolicyDifference none =
                compare(
                        GATEWAY + DEFAULTS + API + ONE + dispatched,
                        GATEWAY + DEFAULTS + API + ONE + bare);
        assertThat(only(none).kind()).isEqualTo(ChangeKind.CREDENTIAL);
        assertThat(none.opens()).isFalse();
    }

    @Test
    void ruleOfOneCredential_differsForThatOneOnly() {
        String denied = deny("d", "http.path == '/x'");
        String ofOne = rule("d", "credential = \"one\"\nverdict = \"deny\"", "http.path == '/x'");

        DecisionChange change = only(compare(HEAD + denied + READS, HEAD + ofOne + READS));

        assertThat(change.from()).containsExactly("profile default, credential two");
    }

    @Test
    void credentialLessInProfile_thatMakesTheOtherOneTheOnly_isFound() {
        PolicyDifference difference = compare(HEAD + READS, GATEWAY + DEFAULTS + API + ONE + READS);

        assertThat(difference.changes())
                .extracting(DecisionChange::kind)
                .contains(ChangeKind.ALLOWED);
        assertThat(difference.opens()).isTrue();
    }

    @Test
    void unreadableBody_isPartOfTheComparison() {
        String reading = deny("d", "http.body.contains('drop')");
        String first = deny("d", "http.method == 'GET' && http.body.contains('drop')");

        PolicyDifference difference =
                compare(
                        HEAD + reading + allow("a", "http.path.startsWith('/')"),
                        HEAD + first + allow("a", "http.path.startsWith('/')"));

        assertThat(difference.changes())
                .extracting(DecisionChange::kind)
                .containsOnly(ChangeKind.ALLOWED);
        assertThat(difference.isExact()).isTrue();
    }

    @Test
    void ruleThatNeedsTheBody_insteadOfNone_refusesWhatIsTooLong() {
        PolicyDifference difference =
                allowed("http.path == '/x'", "http.path == '/x' && !http.body.contains('y')");

        assertThat(difference.changes())
                .extracting(each -> each.witness().text())
                .contains("GET /x, content longer than the inspection cap");
        assertThat(difference.opens()).isFalse();
    }

    @Test
    void raisedInspectionCap_decidesWhatWasTooLong() {
        String rules = deny("d", "http.body.contains('drop')") + READS;
        String raised =
                HEAD.replace(
                        "proxy { listen = \"127.0.0.1:9180\" }",
                        "proxy { listen = \"127.0.0.1:9180\" }\n  limits { body_buffer = 20000000 }");

        PolicyDifference difference = compare(HEAD + rules, raised + rules);

        assertThat(difference.changes()).hasSize(1);
        assertThat(difference.changes().getFirst().witness().note()).contains("20000000");
        assertThat(difference.opens()).isTrue();
        assertThat(difference.isExact()).isFalse();
    }

    @Test
    void membersOfDocuments_areComparedAsValues() {
        PolicyDifference difference =
                allowed(
                        "has(http.body_json.n) && http.body_json.n > 3",
                        "has(http.body_json.n) && http.body_json.n > 5");

        assertThat(only(difference).kind()).isEqualTo(ChangeKind.REFUSED);
        assertThat(only(difference).where()).contains("http.body_json.n above 3");
        assertThat(difference.isExact()).isTrue();
    }

    @Test
    void documentsInOtherWords_areNoDifference_forCertain() {
        PolicyDifference difference =
                allowed(
                        "http.body_json.a == 'x' || http.body_json.a == 'y'",
                        "http.body_json.a in ['y', 'x']");

        assertThat(difference.isEmpty()).isTrue();
        assertThat(difference.isExact()).isTrue();
    }

    @Test
    void partsThatAreNotTakenApart_areTheSameQuestionOnBothSides() {
        String macro = "http.body_json.tags.exists(t, t.matches('^p[0-9]'))";

        PolicyDifference same =
                allowed(
                        "http.method == 'GET' && " + macro,
                        "!(http.method != 'GET' || !" + macro + ")");
        PolicyDifference wider = allowed("http.method == 'GET' && " + macro, macro);

        assertThat(same.isEmpty()).isTrue();
        assertThat(same.isExact()).isTrue();
        assertThat(wider.opens()).isTrue();
    }

    @Test
    void statement_isLostAsAWhole_neverInPart() {
        String base =
                GATEWAY
                        + DEFAULTS
                        + """
                        endpoint "postgres" "db" { host = "db.lab.test" }
                        credential "postgres_credential" "app" {
                          endpoint = postgres.db
                          user     = "app"
                        }
                        profile "default" { credentials = [postgres_credential.app] }
                        """;
        String guarded = allow("r", "sql.verb == 'select' && !('%s' in sql.tables)");
        String rule = guarded.replace("https.api", "postgres.db");

        PolicyDifference difference =
                compare(base + rule.formatted("users"), base + rule.formatted("secrets"));

        assertThat(difference.isExact()).isTrue();
        assertThat(difference.changes())
                .extracting(each -> each.kind(), each -> each.witness().text())
                .containsExactly(
                        tuple(ChangeKind.ALLOWED, "sql.tables [\"users\"]"),
                        tuple(ChangeKind.REFUSED, "sql.tables [\"secrets\"]"));
    }

    @Test
    void headerThatNoActionHas_makesNoDifference() {
        PolicyDifference difference =
                denied("'x-team' in http.headers", "'x-crew' in http.headers");

        assertThat(difference.isEmpty()).isTrue();
        assertThat(difference.isExact()).isTrue();
    }

    @Test
    void endpointRemoved_whereUnknownHostsPass_opens() {
        String second =
                """
                endpoint "https" "wiki" { hosts = ["wiki.lab.test"] }
                credential "bearer_token" "key" { endpoint = https.wiki }
                profile "default" { credentials = [bearer_token.one, bearer_token.two, bearer_token.key] }
                """;
        String passing =
                DEFAULTS.replace("unknown_host = \"deny\"", "unknown_host = \"passthrough\"");

        PolicyDifference closed =
                compare(GATEWAY + DEFAULTS + API + second, GATEWAY + DEFAULTS + API + PROFILE);
        PolicyDifference open =
                compare(GATEWAY + passing + API + second, GATEWAY + passing + API + PROFILE);

        assertThat(closed.opens()).isFalse();
        assertThat(open.opens()).isTrue();
        assertThat(open.settings())
                .anyMatch(
                        change ->
                                change.kind().equals("reach")
                                        && change.opens()
                                        && change.subject().contains("wiki.lab.test"));
        PolicyDifference added =
                compare(GATEWAY + DEFAULTS + API + PROFILE, GATEWAY + DEFAULTS + API + second);
        assertThat(added.settings())
                .extracting(SettingChange::kind)
                .contains("endpoint_added", "reach");
    }

    @Test
    void pathsThatServersReadInTwoWays_letThrough_opens() {
        String off =
                HEAD.replace(
                        "{ hosts = [\"api.lab.test\"] }",
                        "{\n hosts = [\"api.lab.test\"]\n path_normalization = \"off\"\n}");

        assertThat(compare(HEAD + READS, off + READS).opens()).isTrue();
        assertThat(compare(off + READS, HEAD + READS).opens()).isFalse();
    }

    @Test
    void noTime_isToldAsBounded() {
        AtomicLong clock = new AtomicLong();
        PolicyDiff hurried =
                new PolicyDiff(
                        Map.of(),
                        new PolicyDiff.Limits(
                                Duration.ofSeconds(1),
                                1,
                                () -> clock.addAndGet(Duration.ofSeconds(2).toNanos())),
                        _ -> {});
        StringBuilder many = new StringBuilder();
        StringBuilder others = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            many.append(deny("d" + i, "http.path.contains('a" + i + "') || http.size > " + i));
            others.append(deny("d" + i, "http.path.contains('b" + i + "') && http.size > " + i));
        }

        PolicyDifference difference =
                hurried.compare(
                        configurations.load(HEAD + many + READS),
                        configurations.load(HEAD + others + READS));

        assertThat(difference.isExact()).isFalse();
    }

    @Test
    void textsOfAPolicy_meanNothingToMarkdown() {
        PolicyDifference difference = compare(HEAD, HEAD + allow("a", "http.path == '/``<b>|x'"));

        assertThat(DiffMarkdown.of(difference, 10, "")).contains("``` path /``<b>|x ```");
    }
}
