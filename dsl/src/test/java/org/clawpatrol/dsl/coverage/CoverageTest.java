package org.clawpatrol.dsl.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.clawpatrol.dsl.test.PolicyUnderTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tests reach counts, and nothing else does. */
final class CoverageTest {
    private static final String RULES =
            """
            rule "first" {
              endpoint  = https.api
              condition = "http.method == 'GET' && http.path == '/<b>'"
              verdict   = "allow"
            }
            rule "second" {
              endpoint  = https.api
              condition = "http.method == 'PUT' || (http.path == '/x' ? true : http.path == '/y')"
              verdict   = "allow"
            }
            """;

    @TempDir private Path folder;

    private Coverage coverage(String... actions) throws IOException {
        PolicyUnderTest policy = PolicyUnderTest.of(folder, RULES, actions);
        CoverageRecorder recorder = new CoverageRecorder(policy.configuration());
        policy.tests().forEach(recorder::add);
        return recorder.coverage();
    }

    private static Seen seen(Coverage coverage, int rule, int atom) {
        return coverage.endpoints().getFirst().rules().get(rule).atoms().get(atom).seen();
    }

    @Test
    void coverage_noTests_isNothing() throws IOException {
        Coverage coverage = coverage();

        assertThat(coverage.total().covered()).isZero();
        assertThat(CoverageText.of(coverage)).contains("rule first decided no test");
    }

    @Test
    void atoms_behindWhatSettlesTheCondition_wereNotReached() throws IOException {
        Coverage coverage = coverage("POST /z deny");

        assertThat(seen(coverage, 0, 0)).isEqualTo(new Seen(false, true, false));
        assertThat(seen(coverage, 0, 1)).isEqualTo(Seen.NEVER);
        assertThat(seen(coverage, 1, 1)).isEqualTo(new Seen(false, true, false));
        assertThat(seen(coverage, 1, 2)).isEqualTo(Seen.NEVER);
        assertThat(seen(coverage, 1, 3)).isEqualTo(new Seen(false, true, false));
    }

    @Test
    void rules_behindTheDecidingOne_wereNotReached() throws IOException {
        Coverage coverage = coverage("GET /<b> allow first");

        assertThat(coverage.endpoints().getFirst().rules().getFirst().decided()).isEqualTo(1);
        assertThat(seen(coverage, 1, 0)).isEqualTo(Seen.NEVER);
    }

    @Test
    void coverage_everythingSeen_isAll() throws IOException {
        Coverage coverage =
                coverage(
                        "GET /<b> allow first",
                        "GET /q deny",
                        "PUT /q allow second",
                        "POST /x allow second",
                        "POST /y allow second");

        // The constant is never false.
        assertThat(coverage.total()).isEqualTo(new Coverage.Share(13, 14));
        assertThat(coverage.total().text()).isEqualTo("92.8 %");
        assertThat(CoverageText.of(coverage))
                .contains("uncovered: true was never false (")
                .endsWith("coverage of total: 92.8 % (13 of 14)\n");
    }

    @Test
    void html_showsSourceAsText_andNeedsNoScript() throws IOException {
        Map<String, String> pages = CoverageHtml.of(coverage("GET /<b> allow first"));

        assertThat(pages).containsOnlyKeys("index.html", "file-1.html");
        assertThat(pages.get("file-1.html"))
                .contains("&#39;/&lt;b&gt;&#39;")
                .doesNotContain("<b>")
                .doesNotContain("<script")
                .contains("<html lang=\"en\">")
                .contains("decided 1 test(s)");
        assertThat(pages.get("index.html")).contains("<caption>").contains("scope=\"row\"");
    }

    @Test
    void lcov_hasRulesAsFunctions_andAtomsAsBranches() throws IOException {
        String lcov = Lcov.of(coverage("GET /<b> allow first"));

        assertThat(lcov)
                .startsWith("TN:policy\nSF:" + folder.resolve("policy.hcl") + "\n")
                .contains("FN:10,first\n")
                .contains("FNDA:1,first\n")
                .contains("FNF:2\nFNH:1\n")
                .contains("BRDA:12,0,0,1\nBRDA:12,0,1,0\n")
                .contains("BRF:12\nBRH:2\n")
                .contains("DA:15,0\n")
                .endsWith("end_of_record\n");
    }

    @Test
    void lcov_ruleNameWithComma_isOneName() throws IOException {
        PolicyUnderTest policy =
                PolicyUnderTest.of(
                        folder,
                        """
                        rule "reads, all" {
                          endpoint = https.api
                          verdict  = "allow"
                        }
                        """);

        String lcov = Lcov.of(new CoverageRecorder(policy.configuration()).coverage());

        assertThat(lcov).contains("FNDA:0,reads; all\n");
    }

    @Test
    void json_hasEveryAtomWithItsPlace() throws IOException {
        Map<String, Object> tree = CoverageJson.of(coverage("POST /z deny"));

        assertThat(tree.get("of")).isEqualTo(14);
        assertThat(tree.get("endpoints"))
                .asString()
                .contains("text=http.method == 'GET'")
                .contains("line=12")
                .contains("false=true");
    }
}
