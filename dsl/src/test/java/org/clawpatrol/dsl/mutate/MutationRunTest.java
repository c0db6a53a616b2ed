package org.clawpatrol.dsl.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.test.PolicyUnderTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes that no test notices are told, those that change nothing are not. */
final class MutationRunTest {
    @TempDir private Path folder;

    private static String rule(String name, String condition, String verdict) {
        return """
        rule "%s" {
          endpoint  = https.api
          condition = "%s"
          verdict   = "%s"
        }
        """
                .formatted(name, condition, verdict);
    }

    private MutationReport report(String rules, String... actions) throws IOException {
        PolicyUnderTest policy = PolicyUnderTest.of(folder, rules, actions);
        return new MutationRun(policy.configuration(), policy.tests()).run();
    }

    private static List<String> changes(MutationReport report) {
        return report.unnoticed().stream().map(Mutant::change).toList();
    }

    @Test
    void run_withoutTests_noticesNothing() throws IOException {
        MutationReport report = report(rule("gets", "http.method == 'GET'", "allow"));

        assertThat(report.noticed()).isZero();
        assertThat(changes(report))
                .containsExactly(
                        "[-rule \"gets\"-]",
                        "verdict [-allow-]{+deny+}",
                        "[-http.method == 'GET'-]{+true+}",
                        "http.method [-==-]{+!=+} 'GET'",
                        "http.method == [-'GET'-]{+'GET~'+}");
        assertThat(report.text())
                .contains("unnoticed: " + folder.resolve("policy.hcl") + ":12:28: rule gets: ")
                .endsWith("mutation score: 0.0 % (0 of 5 changes noticed, 0 change nothing)\n");
    }

    @Test
    void run_bothSidesTested_noticesEverything() throws IOException {
        MutationReport report =
                report(
                        rule("gets", "http.method == 'GET'", "allow"),
                        "GET / allow gets",
                        "PUT / deny");

        assertThat(changes(report)).isEmpty();
        assertThat(report.percent()).isEqualTo(100);
    }

    @Test
    void run_oneSideTested_tellsWhatIsLeft() throws IOException {
        MutationReport report =
                report(
                        rule("gets", "http.method == 'GET' || http.path == '/a'", "allow"),
                        "GET / allow gets",
                        "PUT / deny");

        assertThat(changes(report))
                .contains(
                        "http.method == 'GET' || [-http.path == '/a'-]{+false+}",
                        "http.method == 'GET' || http.path == [-'/a'-]{+'/a~'+}")
                .doesNotContain("[-rule \"gets\"-]");
    }

    @Test
    void run_orderOfRules_isNoticedByATestThatBothMatch() throws IOException {
        String rules =
                rule("no", "http.path == '/secret'", "deny")
                        + rule("gets", "http.method == 'GET'", "allow");

        assertThat(changes(report(rules, "GET /x allow", "PUT /secret deny no")))
                .anyMatch(change -> change.startsWith("priority [-0-]{+1+}, before rule \"no\""));
        assertThat(changes(report(rules, "GET /x allow", "GET /secret deny no")))
                .noneMatch(change -> change.startsWith("priority"));
    }

    @Test
    void run_changesThatChangeNothing_doNotCount() throws IOException {
        String rules =
                rule("gets", "http.method == 'GET'", "allow")
                        + rule("heads", "http.method == 'HEAD'", "allow")
                        + rule("dead", "http.method == 'GET' && http.path == '/x'", "deny");

        MutationReport report =
                report(rules, "GET / allow gets", "HEAD / allow heads", "PUT / deny");

        assertThat(report.equivalent()).isPositive();
        assertThat(changes(report))
                .noneMatch(change -> change.contains("before rule \"gets\""))
                .doesNotContain("[-rule \"dead\"-]");
    }

    @Test
    void run_changesThatDoNotCompile_areNone() throws IOException {
        MutationReport report =
                report(rule("size", "size(http.headers) < 3 && !(http.path in ['/a'])", "allow"));

        assertThat(changes(report))
                .contains(
                        "size(http.headers) [-<-]{+<=+} 3 && !(http.path in ['/a'])",
                        "size(http.headers) [-<-]{+>=+} 3 && !(http.path in ['/a'])",
                        "size(http.headers) < [-3-]{+4+} && !(http.path in ['/a'])",
                        "size(http.headers) < 3 [-&&-]{+||+} !(http.path in ['/a'])");
    }

    @Test
    void tree_hasEachChangeWithItsPlace() throws IOException {
        Map<String, Object> tree = report(rule("gets", "http.method == 'GET'", "allow")).tree();

        assertThat(tree.get("unnoticed")).asString().contains("line=12").contains("rule=gets");
        assertThat(tree.get("percent")).isEqualTo(0.0);
    }
}
