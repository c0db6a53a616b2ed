package org.clawpatrol.dsl.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.policy.Finding;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.StringValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why a decision is what it is. */
final class ExplainerTest {
    private static final String RULES =
            """
            rule "secrets" {
              endpoint  = https.api
              priority  = 90
              credential = "writer"
              verdict   = "deny"
            }
            rule "big" {
              endpoint  = https.api
              priority  = 50
              condition = "http.method == 'POST' && http.body.contains('drop')"
              verdict   = "deny"
            }
            rule "writes" {
              endpoint  = https.api
              priority  = 10
              condition = <<-CEL
                http.method in ['POST', 'PUT'] &&
                (http.path.startsWith('/v2/') || http.body.contains('x'))
              CEL
              approve   = [builtin.dashboard]
              reason    = "a person looks"
            }
            """;

    @TempDir private Path folder;

    private static FactValues.Builder request(String method, String path) {
        return FactValues.of(Family.HTTP).set("http.method", method).set("http.path", path);
    }

    @Test
    void escalation_namesTheRuleItsPartsAndTheApprover() {
        Explanation explanation =
                Loaded.of(folder, "deny", RULES).explain(request("put", "/v2/items").build());
        assertThat(explanation.answer().verdict()).isEqualTo("approve");
        assertThat(explanation.answer().approvers())
                .extracting(Answer.Approver::name)
                .containsExactly("dashboard");
        RuleAnswer rule = explanation.deciding().orElseThrow();
        assertThat(rule.name()).isEqualTo("writes");
        assertThat(rule.condition().orElseThrow().atoms())
                .extracting(atom -> atom.excerpt().text() + " " + atom.truth().text())
                .containsExactly(
                        "http.method in ['POST', 'PUT'] true",
                        "http.path.startsWith('/v2/') true",
                        "http.body.contains('x') false");
        assertThat(explanation.shown())
                .extracting(FactReading::path)
                .contains("http.path", "http.body");
    }

    @Test
    void atomOfAHeredoc_keepsItsPlaceInTheFile() {
        Explanation explanation =
                Loaded.of(folder, "deny", RULES).explain(request("put", "/v2/items").build());
        PartAnswer condition = explanation.deciding().orElseThrow().condition().orElseThrow();
        Excerpt path = condition.atoms().toList().get(1).excerpt();
        assertThat(path.file()).endsWith("policy.hcl");
        assertThat(path.line()).isEqualTo(condition.excerpt().line() + 1);
        assertThat(path.column()).isEqualTo(6);
    }

    @Test
    void ruleForAnotherCredential_isSaidToBe() {
        Explanation explanation =
                Loaded.of(folder, "deny", RULES).explain(request("put", "/v2/items").build());
        RuleAnswer rule = explanation.before().getFirst();
        assertThat(rule.finding()).isEqualTo(new Finding.OtherCredential());
        assertThat(rule.credential()).contains("writer");
        assertThat(rule.condition()).isEmpty();
    }

    @Test
    void ruleForTheCredential_decidesWithoutACondition() {
        Explanation explanation =
                Loaded.of(folder, "deny", RULES)
                        .explain(
                                request("get", "/").build(), Optional.of("writer"), Extent.brief());
        assertThat(explanation.answer().verdict()).isEqualTo("deny");
        assertThat(explanation.deciding().orElseThrow().name()).isEqualTo("secrets");
        assertThat(explanation.deciding().orElseThrow().condition()).isEmpty();
        assertThat(explanation.later()).isEqualTo(2);
    }

    @Test
    void lostBody_makesTheRuleThatReadsItDecide() {
        Explanation explanation =
                Loaded.of(folder, "allow", RULES)
                        .explain(request("post", "/v2/items").truncated().build());
        assertThat(explanation.answer().verdict()).isEqualTo("deny");
        RuleAnswer rule = explanation.deciding().orElseThrow();
        assertThat(rule.name()).isEqualTo("big");
        assertThat(rule.finding()).isEqualTo(new Finding.NoTruthValue("unknown (truncated)"));
        assertThat(rule.condition().orElseThrow().atoms())
                .extracting(atom -> atom.truth().text(), PartAnswer::absorbed)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("true", false),
                        org.assertj.core.groups.Tuple.tuple("unknown (truncated)", false));
    }

    @Test
    void lostBodyBesideAFalseSibling_isAbsorbed() {
        Explanation explanation =
                Loaded.of(folder, "allow", RULES).explain(request("get", "/").truncated().build());
        RuleAnswer rule = explanation.before().get(1);
        assertThat(rule.finding()).isEqualTo(new Finding.NotMatched());
        List<PartAnswer> atoms = rule.condition().orElseThrow().atoms().toList();
        assertThat(atoms.getFirst().truth().text()).isEqualTo("false");
        assertThat(atoms.getLast().truth().text()).isEqualTo("unknown (truncated)");
        assertThat(atoms.getLast().absorbed()).isTrue();
        assertThat(rule.condition().orElseThrow().reason()).isEqualTo(atoms.getFirst());
    }

    @Test
    void failingAtom_saysWhatFailed() {
        String rules =
                """
                rule "typed" {
                  endpoint  = https.api
                  condition = "http.headers['X-Mode'][0] == 'fast'"
                  verdict   = "allow"
                }
                """;
        Explanation explanation =
                Loaded.of(folder, "allow", rules).explain(request("get", "/").build());
        assertThat(explanation.answer().verdict()).isEqualTo("deny");
        PartAnswer atom = explanation.deciding().orElseThrow().condition().orElseThrow();
        assertThat(atom.truth()).isEqualTo(new Truth(Truth.Kind.ERROR, "no such key"));
    }

    @Test
    void noMatch_listsEveryRuleAndNoneAsDeciding() {
        Explanation explanation =
                Loaded.of(folder, "deny", RULES).explain(request("get", "/").build());
        assertThat(explanation.answer().defaulted()).isTrue();
        assertThat(explanation.answer().verdict()).isEqualTo("deny");
        assertThat(explanation.deciding()).isEmpty();
        assertThat(explanation.before())
                .extracting(RuleAnswer::name)
                .containsExactly("secrets", "big", "writes");
    }

    @Test
    void computedCondition_showsWhatWasComputed() {
        String rules =
                """
                locals { area = "/v3/" }
                rule "area" {
                  endpoint  = https.api
                  condition = "http.path.startsWith('${local.area}')"
                  verdict   = "allow"
                }
                """;
        Explanation explanation =
                Loaded.of(folder, "deny", rules).explain(request("get", "/v3/x").build());
        PartAnswer atom = explanation.deciding().orElseThrow().condition().orElseThrow();
        assertThat(atom.excerpt().text()).isEqualTo("http.path.startsWith('/v3/')");
    }

    @Test
    void sensitiveHeader_isHiddenAndOthersAreShown() {
        String rules =
                """
                rule "mode" {
                  endpoint  = https.api
                  condition = "has(http.headers.Authorization) && has(http.headers.Accept)"
                  verdict   = "allow"
                }
                """;
        MapValue headers =
                MapValue.ofFields(
                        Map.of(
                                "Authorization",
                                ListValue.of(new StringValue("Bearer hunter2")),
                                "Accept",
                                ListValue.of(new StringValue("text/plain"))));
        Explanation explanation =
                Loaded.of(folder, "deny", rules)
                        .explain(request("get", "/").set("http.headers", headers).build());
        assertThat(ExplanationText.of(explanation, TextStyle.plain(), true))
                .contains("\"Authorization\": ***")
                .contains("text/plain")
                .doesNotContain("hunter2");
        assertThat(ExplanationJson.of(explanation).toString()).doesNotContain("hunter2");
    }

    @Test
    void tenThousandRules_areSummarised() {
        String rules =
                IntStream.range(0, 10_000)
                        .mapToObj(
                                i ->
                                        """
                                        rule "r%d" {
                                          endpoint  = https.api
                                          priority  = %d
                                          condition = "http.path == '/p%d' && http.method == 'GET'"
                                          verdict   = "deny"
                                        }
                                        """
                                                .formatted(i, 20_000 - i, i))
                        .collect(Collectors.joining());
        Loaded loaded = Loaded.of(folder, "deny", rules);
        Explanation explanation = loaded.explain(request("get", "/p9000").build());
        assertThat(explanation.answer().rule()).isEqualTo("r9000");
        assertThat(explanation.ruledOut()).containsExactly(new RuledOut("http.path", 9_000));
        assertThat(explanation.rules()).hasSize(1);
        String text = ExplanationText.of(explanation, TextStyle.plain(), false);
        assertThat(text).contains("9,000 rules ruled out by http.path").hasSizeLessThan(2_000);
        assertThat(explanation.left()).isZero();
        Explanation all =
                loaded.explain(
                        request("get", "/p9000").build(), Optional.empty(), Extent.everything());
        assertThat(all.rules()).hasSize(9_001);
        assertThat(all.rules().getFirst().condition().orElseThrow().reason().excerpt().text())
                .isEqualTo("http.path == '/p0'");
    }

    @Test
    void tenThousandRulesThatNoSwitchSorts_areListedInBoundedText() {
        String rules =
                IntStream.range(0, 10_000)
                        .mapToObj(
                                i ->
                                        """
                                        rule "r%d" {
                                          endpoint  = https.api
                                          condition = "size(http.path) == 1000 + %d"
                                          verdict   = "deny"
                                        }
                                        """
                                                .formatted(i, i))
                        .collect(Collectors.joining());
        Explanation explanation =
                Loaded.of(folder, "deny", rules).explain(request("get", "/").build());
        assertThat(explanation.left()).isEqualTo(10_000 - Extent.brief().listed());
        assertThat(ExplanationText.of(explanation, TextStyle.plain(), false))
                .hasSizeLessThan(8_000);
        assertThat(ExplanationJson.of(explanation).toString()).hasSizeLessThan(20_000);
    }

    @Test
    void partInBrackets_isShownWithBothOrNone() {
        String rules =
                """
                rule "either" {
                  endpoint  = https.api
                  condition = "(http.path == '/a' || (http.path == '/b')) && http.method == 'PUT'"
                  verdict   = "allow"
                }
                """;
        Explanation explanation =
                Loaded.of(folder, "deny", rules).explain(request("put", "/c").build());
        assertThat(explanation.before().getFirst().condition().orElseThrow().reason().excerpt())
                .extracting(Excerpt::text)
                .isEqualTo("http.path == '/a' || (http.path == '/b')");
    }

    @Test
    void hostileTexts_areInertInText() {
        String rules =
                """
                rule "a\\u001b[31m" {
                  endpoint  = https.api
                  condition = "http.path == 'x\\u001b[2J\\u202e'"
                  verdict   = "deny"
                }
                """;
        String path = "/\u001b[2J\u202e\u200b\n<script>" + "A".repeat(1_000_000);
        Explanation explanation =
                Loaded.of(folder, "deny", rules).explain(request("get", path).build());
        String text = ExplanationText.of(explanation, TextStyle.plain(), true);
        assertThat(text)
                .doesNotContain("\u001b", "\u202e", "\u200b")
                .contains("(1000016 characters)")
                .hasSizeLessThan(4_000);
        assertThat(ExplanationJson.of(explanation).toString()).hasSizeLessThan(4_000);
    }

    @Test
    void everyDecisionOfRandomPolicies_isFoundOnItsPath() {
        Random random = new Random(7);
        for (int round = 0; round < 40; round++) {
            Loaded loaded = Loaded.of(folder, "deny", randomRules(random));
            for (String method : List.of("get", "post")) {
                for (String path : List.of("/p0", "/p1/x", "/q")) {
                    FactValues.Builder request = request(method, path);
                    FactValues facts =
                            (random.nextBoolean() ? request.truncated() : request).build();
                    Explanation explanation =
                            loaded.explain(
                                    facts,
                                    random.nextBoolean() ? Optional.of("writer") : Optional.empty(),
                                    Extent.everything());
                    assertThat(found(explanation.path()))
                            .as("%s", explanation)
                            .isEqualTo(explanation.answer().rule());
                }
            }
        }
    }

    /** The earliest rule that the path found; the last one it found is the earliest. */
    private static String found(PathNode node) {
        return switch (node) {
            case PathNode.Candidates candidates ->
                    candidates.rules().stream()
                            .filter(
                                    rule ->
                                            List.of("true", "unknown", "error")
                                                    .contains(rule.result()))
                            .map(PathNode.Candidate::rule)
                            .reduce("", (first, second) -> second);
            case PathNode.Earliest earliest ->
                    earliest.parts().stream()
                            .map(ExplainerTest::found)
                            .reduce("", (first, second) -> second.isEmpty() ? first : second);
            case PathNode.Switch looked ->
                    looked.taken().stream()
                            .map(branch -> found(branch.below()))
                            .reduce("", (first, second) -> second.isEmpty() ? first : second);
            case PathNode.Later _ -> "";
        };
    }

    private static String randomRules(Random random) {
        List<String> atoms =
                List.of(
                        "http.method == 'GET'",
                        "http.method in ['POST', 'PUT']",
                        "http.path == '/p%d'",
                        "http.path.startsWith('/p%d/')",
                        "http.body.contains('x%d')",
                        "has(http.headers.A%d)",
                        "http.path.size() > %d");
        return IntStream.range(0, 30)
                .mapToObj(
                        i ->
                                """
                                rule "r%d" {
                                  endpoint   = https.api
                                  priority   = %d
                                  condition  = "%s %s %s"
                                  verdict    = "deny"
                                  credential = "%s"
                                }
                                """
                                        .formatted(
                                                i,
                                                random.nextInt(5),
                                                atom(random, atoms),
                                                random.nextBoolean() ? "&&" : "||",
                                                atom(random, atoms),
                                                random.nextInt(4) == 0 ? "writer" : ""))
                .collect(Collectors.joining());
    }

    private static String atom(Random random, List<String> atoms) {
        return atoms.get(random.nextInt(atoms.size())).replace("%d", "" + random.nextInt(3));
    }
}
