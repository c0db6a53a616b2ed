package org.clawpatrol.dsl.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clawpatrol.dsl.lint.Policies.allow;
import static org.clawpatrol.dsl.lint.Policies.deny;
import static org.clawpatrol.dsl.lint.Policies.rule;

import java.nio.file.Path;
import java.util.List;
import org.clawpatrol.dsl.source.Diagnostic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found, and above all what is not. */
final class LinterTest {
    @TempDir private Path folder;
    private Policies policies;

    @BeforeEach
    void open() {
        policies = new Policies(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            textBlock =
                    """
                    http.path.startsWith('/a/')              ; http.path.startsWith('/a/b/')
                    http.path.startsWith('/a/')              ; http.path == '/a/b'
                    http.path.startsWith('/a/')              ; http.path in ['/a/b', '/a/c']
                    http.path.matches('^/a/')                ; http.path.matches('^/a/b/[0-9]+$')
                    http.path.matches('^/(a|b)/')            ; http.path.startsWith('/b/x')
                    http.path.contains('secret')             ; http.path.startsWith('/secret')
                    http.path.contains('sec')                ; http.path.contains('secret')
                    http.path.endsWith('.git')               ; http.path == '/x.git'
                    http.method in ['GET', 'HEAD']           ; http.method == 'get'
                    http.method != 'DELETE'                  ; http.method == 'GET' && http.path == '/a'
                    !(http.method in ['PUT', 'POST'])        ; http.method == 'DELETE'
                    http.size <= 100                         ; http.size < 100
                    http.size > 10                           ; http.size == 20
                    'x' in http.query                        ; 'x' in http.query && http.query['x'].exists(v, v == '1')
                    credential.names.exists(n, n in ['a', 'b']) ; 'a' in credential.names
                    credential.names.all(n, n != 'a')        ; !('a' in credential.names || 'b' in credential.names)
                    cidr('10.0.0.0/8').containsIP(agent.address) ; cidr('10.1.0.0/16').containsIP(ip(agent.address))
                    has(mcp.tool)                            ; has(mcp.tool) && mcp.tool == 'a'
                    true                                     ; http.method == 'GET'
                    http.method == 'GET' ? true : http.path == '/' ; http.method == 'GET' && http.path == '/x'
                    """)
    void shadowed_ruleWithinAnEarlierOne_isFound(String wide, String narrow) {
        assertThat(policies.codes(allow("wide", wide), deny("narrow", narrow)))
                .containsExactly("L-SHADOWED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            textBlock =
                    """
                    http.path.startsWith('/a/b')             ; http.path.startsWith('/a/')
                    http.path.startsWith('/a/')              ; http.path.startsWith('/a')
                    http.path.startsWith('/a/')              ; http.path in ['/a/b', '/a']
                    http.path.matches('^/a/$')               ; http.path.startsWith('/a/')
                    http.path.matches('^/a/|b')              ; http.path == '/c'
                    http.path.matches('^/a[.]b')             ; http.path == '/axb'
                    http.path.matches('^/a.b')               ; http.path == '/a\\nb'
                    http.path.matches('^/a/.*$')             ; http.path.startsWith('/a/')
                    http.path.matches('^/ab?')               ; http.path.startsWith('/ab')
                    http.path.contains('secret')             ; http.path.contains('sec')
                    http.path.endsWith('.git')               ; http.path.startsWith('.git')
                    http.method != 'DELETE'                  ; http.path == '/a'
                    http.size < 100                          ; http.size <= 100
                    http.size > 20                           ; http.size == 20
                    'x' in http.query && http.query['x'].exists(v, v == '1') ; 'x' in http.query
                    'a' in credential.names                  ; credential.names.exists(n, n in ['a', 'b'])
                    cidr('10.1.0.0/16').containsIP(agent.address) ; cidr('10.0.0.0/8').containsIP(agent.address)
                    has(mcp.tool) && mcp.tool == 'a'         ; has(mcp.tool)
                    """)
    void shadowed_ruleThatReachesFurther_isNotReported(String narrow, String wide) {
        assertThat(policies.codes(allow("first", narrow), deny("second", wide)))
                .doesNotContain("L-SHADOWED", "L-DUPLICATE", "L-NEVER-TRUE");
    }

    @Test
    void shadowed_byTwoTogether_namesBoth() {
        List<Diagnostic> found =
                policies.lint(
                        deny("reads", "http.method == 'GET' && http.path.startsWith('/a')"),
                        allow("rest", "http.method == 'GET' && !http.path.startsWith('/a')"),
                        allow("never", "http.method == 'GET' && http.path.startsWith('/ab')"),
                        deny("both", "http.method == 'GET'"));

        assertThat(found)
                .extracting(Diagnostic::message)
                .containsExactly(
                        "rule `never` is never reached: rule `reads` decides everything it could"
                                + " decide at endpoint `api`",
                        "rule `both` is never reached: rules `reads`, `rest` together decide"
                                + " everything it could decide at endpoint `api`");
        assertThat(found.getLast().notes()).hasSize(2);
    }

    @Test
    void shadowed_withPriority_followsTheDecidingOrder() {
        String narrow = "http.path.startsWith('/a/b')";
        String wide = "http.path.startsWith('/a')";

        assertThat(
                        policies.codes(
                                deny("wide", wide),
                                rule("narrow", "priority = 1\nverdict = \"allow\"", narrow)))
                .isEmpty();
        assertThat(
                        policies.codes(
                                allow("narrow", narrow),
                                rule("wide", "priority = 1\nverdict = \"deny\"", wide)))
                .containsExactly("L-SHADOWED");
    }

    @Test
    void shadowed_byARuleOfAnotherCredential_isNotReported() {
        String condition = "http.path == '/a'";
        String one = "credential = \"one\"\nverdict = \"allow\"";
        String two = "credential = \"two\"\nverdict = \"deny\"";

        assertThat(policies.codes(rule("a", one, condition), rule("b", two, condition))).isEmpty();
        assertThat(policies.codes(rule("a", one, condition), deny("b", condition))).isEmpty();
        assertThat(
                        policies.codes(
                                rule("a", one, condition),
                                rule("b", "credential = \"one\"\nverdict = \"deny\"", condition)))
                .containsExactly("L-SHADOWED");
        assertThat(policies.codes(deny("a", condition), rule("b", one, condition)))
                .containsExactly("L-SHADOWED");
    }

    @Test
    void shadowed_byADisabledRule_isNotReported() {
        assertThat(
                        policies.codes(
                                rule("a", "disabled = true\nverdict = \"deny\"", "http.size > 1"),
                                allow("b", "http.size > 2")))
                .isEmpty();
    }

    @Test
    void shadowed_byACatchAll_isToldByLoadingAlone() {
        List<Diagnostic> found =
                policies.lint(
                        "rule \"all\" {\n  endpoint = https.api\n  verdict = \"allow\"\n}\n",
                        deny("late", "http.size > 2"));

        assertThat(found).extracting(Diagnostic::id).containsExactly("W-SHADOWED");
    }

    @Test
    void shadowed_ruleThatRefusesWhatTheEarlierOneCannotEvaluate_isNotReported() {
        // Without the key the earlier condition is false, and the later one has no truth value.
        assertThat(
                        policies.codes(
                                allow("a", "'x' in http.query && http.query['x'][0] == '1'"),
                                deny("b", "http.query['x'][0] == '1' && http.method == 'PUT'")))
                .isEmpty();
    }

    @Test
    void duplicate_sameMeaningInOtherWords_isFound() {
        assertThat(
                        policies.codes(
                                allow("a", "http.method in ['GET', 'HEAD'] && http.path == '/'"),
                                allow(
                                        "b",
                                        "http.path == '/' && http.method == 'HEAD' || http.method == 'GET' && http.path.matches('^/$')")))
                .containsExactly("L-DUPLICATE");
    }

    @Test
    void duplicate_withOtherReason_isShadowed() {
        assertThat(
                        policies.codes(
                                deny("a", "http.path == '/'"),
                                rule(
                                        "b",
                                        "verdict = \"deny\"\nreason = \"no\"",
                                        "http.path == '/'")))
                .containsExactly("L-SHADOWED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http.method == 'GET' && http.method == 'PUT'",
                "http.path == '/a' && http.path.startsWith('/b')",
                "http.path.startsWith('/a/') && http.path.startsWith('/b/')",
                "http.path.startsWith('/a') && !http.path.startsWith('/')",
                "http.path.contains('abc') && !http.path.contains('b')",
                "http.size > 10 && http.size < 5",
                "http.size == 3 && http.size != 3",
                "'x' in http.query && !('x' in http.query)",
                "cidr('10.0.0.0/8').containsIP(agent.address) && agent.address == '11.0.0.1'",
                "mcp.tool == 'a' && mcp.tool == 'b'",
                "http.body_json.a == 'x' && !(http.body_json.a == 'x')",
                "http.path.matches('^/a/[0-9]') && http.path.startsWith('/b')",
                "http.path.matches('[0-9]') && !http.path.matches('[0-9]')",
                "false"
            })
    void neverTrue_contradiction_isFound(String condition) {
        assertThat(policies.codes(allow("a", condition))).containsExactly("L-NEVER-TRUE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http.method == 'GET' && http.method != 'PUT'",
                "http.path.startsWith('/a') && http.path.startsWith('/a/b')",
                "http.path.startsWith('/a') && http.path.endsWith('a')",
                "http.path.contains('b') && !http.path.contains('abc')",
                "http.size > 10 && http.size < 12",
                "http.size > 10 && http.size < 11 || http.path == '/'",
                "'x' in credential.names && 'y' in credential.names",
                "credential.names.exists(n, n == 'x') && credential.names.exists(n, n != 'x')",
                "http.query.x.exists(v, v == '1') && http.query.x.exists(v, v == '2')",
                "cidr('10.0.0.0/8').containsIP(agent.address) && cidr('10.1.0.0/16').containsIP(agent.address)",
                "http.path.matches('a') && http.path.matches('b')",
                "http.body_json.a == 'x' && http.body_json.b == 'y'",
                "http.path == http.raw_path && http.path.upperAscii() == '/A'"
            })
    void neverTrue_possibleCondition_isNotReported(String condition) {
        assertThat(policies.codes(allow("a", condition))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http.method != 'GET' || http.method != 'PUT'",
                "http.path.startsWith('') || http.size > 3",
                "http.size > 3 || http.size < 4",
                "!(http.method == 'GET' && http.method == 'PUT')",
                "'x' in http.query || !('x' in http.query)"
            })
    void alwaysTrue_tautology_isFound(String condition) {
        assertThat(policies.codes(allow("a", condition))).containsExactly("L-ALWAYS-TRUE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "http.method != 'GET' && http.method != 'PUT'",
                "http.size > 4 || http.size < 4",
                "mcp.tool == 'a' || mcp.tool != 'a'",
                "http.body_json.a == 'x' || http.body_json.a != 'x'"
            })
    void alwaysTrue_conditionThatAsks_isNotReported(String condition) {
        assertThat(policies.codes(allow("a", condition))).isEmpty();
    }

    @Test
    void redundant_sameOutcomeLater_isFound() {
        assertThat(
                        policies.lint(
                                allow("narrow", "http.method == 'GET' && http.path == '/a'"),
                                deny("elsewhere", "http.method == 'PUT'"),
                                allow("wide", "http.method == 'GET'")))
                .extracting(Diagnostic::message)
                .containsExactly(
                        "rule `narrow` changes nothing: rule `wide` does the same for all it"
                                + " matches at endpoint `api`");
    }

    @Test
    void redundant_exceptionInBetween_isNotReported() {
        assertThat(
                        policies.codes(
                                rule(
                                        "narrow",
                                        "priority = 2\nverdict = \"allow\"",
                                        "http.method == 'GET' && http.path == '/a'"),
                                rule(
                                        "exception",
                                        "priority = 1\nverdict = \"deny\"",
                                        "http.path == '/a'"),
                                allow("wide", "http.method == 'GET'")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http.body.contains('x') && http.method == 'GET'",
                "mcp.tool == 'x' && http.method == 'GET'",
                "http.query['a'][0] == 'x' && http.method == 'GET'"
            })
    void redundant_ruleThatRefusesWhatItCannotRead_isNotReported(String condition) {
        assertThat(
                        policies.codes(
                                allow("narrow", condition), allow("wide", "http.method == 'GET'")))
                .isEmpty();
        assertThat(policies.codes(deny("narrow", condition), deny("wide", "http.method == 'GET'")))
                .containsExactly("L-REDUNDANT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "verdict = \"deny\"",
                "verdict = \"allow\"\nlog = \"meta\"",
                "verdict = \"allow\"\ntags = [\"a\"]",
                "verdict = \"allow\"\ninject = none",
                "verdict = \"allow\"\ncredential = \"one\""
            })
    void redundant_laterRuleActsOtherwise_isNotReported(String attributes) {
        assertThat(
                        policies.codes(
                                allow("narrow", "http.method == 'GET' && http.path == '/a'"),
                                rule("wide", attributes, "http.method == 'GET'")))
                .isEmpty();
    }

    @Test
    void overlap_ofEqualPriority_showsAnActionOfBoth() {
        List<Diagnostic> found =
                policies.lint(
                        allow("reads", "http.method == 'GET'"),
                        deny("admin", "http.path.startsWith('/admin')"));

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().message())
                .isEqualTo(
                        "rules `reads` and `admin` have equal priority and different verdicts, and"
                                + " both match `http.method == 'get' && http.path == '/admin'` at"
                                + " endpoint `api`");
        assertThat(found.getFirst().notes()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            textBlock =
                    """
                    http.path == '/a'                     ; http.method == 'GET' && http.path == '/b'
                    http.path.startsWith('/a/x')          ; http.path.startsWith('/a/')
                    http.method == 'GET'                  ; http.method in ['GET', 'PUT']
                    http.method == 'GET' && http.size > 1 ; http.method == 'PUT' && http.size < 9
                    http.size < 3                         ; http.size > 2
                    http.body_json.a == 'x'               ; http.path.upperAscii() == '/A'
                    """)
    void overlap_thatIsNoneOrAnException_isNotReported(String first, String second) {
        assertThat(policies.codes(allow("a", first), deny("b", second))).isEmpty();
    }

    @Test
    void overlap_ofOtherPriorityOrSameVerdictOrOtherCredential_isNotReported() {
        String one = "http.method == 'GET'";
        String two = "http.path.startsWith('/admin')";

        assertThat(policies.codes(allow("a", one), allow("b", two))).isEmpty();
        assertThat(
                        policies.codes(
                                rule("a", "priority = 1\nverdict = \"allow\"", one),
                                deny("b", two)))
                .isEmpty();
        assertThat(
                        policies.codes(
                                rule("a", "credential = \"one\"\nverdict = \"allow\"", one),
                                rule("b", "credential = \"two\"\nverdict = \"deny\"", two)))
                .isEmpty();
    }

    @Test
    void overlap_decidedByAHigherRule_isNotReported() {
        assertThat(
                        policies.codes(
                                rule(
                                        "top",
                                        "priority = 9\nverdict = \"deny\"",
                                        "http.path.startsWith('/admin')"),
                                allow("reads", "http.method == 'GET'"),
                                rule(
                                        "team",
                                        "verdict = \"deny\"",
                                        "http.path.startsWith('/admin/') || http.size > 5")))
                .containsExactly("L-OVERLAP");
        assertThat(
                        policies.codes(
                                rule(
                                        "top",
                                        "priority = 9\nverdict = \"deny\"",
                                        "http.size > 5 && http.method == 'GET'"),
                                allow("reads", "http.method == 'GET'"),
                                deny("big", "http.size > 5")))
                .isEmpty();
    }

    @Test
    void finding_ofARuleOfTwoEndpoints_isToldOnce() {
        String both = "endpoints = [https.api, https.other]\n";

        List<Diagnostic> found =
                policies.lint(
                        "rule \"a\" {\n"
                                + both
                                + "condition = \"http.size > 1\"\nverdict = \"deny\"\n}\n",
                        "rule \"b\" {\n"
                                + both
                                + "condition = \"http.size > 2\"\nverdict = \"allow\"\n}\n");

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().message()).endsWith("at endpoints `api`, `other`");
    }

    @Test
    void report_countsEachEnabledRuleOnce() {
        assertThat(
                        new Linter()
                                .lint(
                                        policies.load(
                                                allow("a", "http.size > 1"),
                                                rule(
                                                        "b",
                                                        "disabled = true\nverdict = \"deny\"",
                                                        "http.size > 5")))
                                .rules())
                .isEqualTo(1);
    }
}
