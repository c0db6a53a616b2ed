package org.clawpatrol.proxy.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.clawpatrol.proxy.fake.LoadedPolicy;
import org.clawpatrol.proxy.flow.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The explanation on an action's page. */
final class ExplanationPageTest {
    private static final String RULES =
            """
            rule "reads" {
              endpoint  = https.api
              condition = "http.method == 'GET' && has(http.headers.Authorization)"
              verdict   = "allow"
            }
            rule "<img src=x>" {
              endpoint  = https.api
              condition = "http.path == '/</script><script>alert(1)</script>'"
              verdict   = "deny"
            }
            """;

    @TempDir private Path folder;

    private static void decide(TestDashboard dashboard, Action action) {
        dashboard.actions.add(
                Actions.row(action.id(), "deny", "/x", dashboard.clock.instant(), "d", "r"));
        dashboard.explanations.decided(action, LoadedPolicy.decision(action));
    }

    @Test
    void page_showsRulesPartsAndPath() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            decide(dashboard, LoadedPolicy.of(folder, RULES).action("a1", "post", "/x"));
            String page = dashboard.browser.get("/actions/a1").body();
            assertThat(page)
                    .contains("No rule matched, so the default decided: deny.")
                    .contains("http.method == 'GET'")
                    .contains("Path through the decision tree")
                    .doesNotContain("hunter2")
                    .doesNotContain(" style=");
        }
    }

    @Test
    void hostilePath_staysText() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            String path = "/</script><script>alert(1)</script>";
            Action action = LoadedPolicy.of(folder, RULES).action("a1", "post", path);
            decide(dashboard, action);
            assertThat(dashboard.browser.get("/actions/a1").body())
                    .contains("Decided by")
                    .contains("&lt;script&gt;alert")
                    .doesNotContain("<script>", "<img src=x");
        }
    }

    @Test
    void actionThatIsNotHeld_saysSo() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            dashboard.actions.add(Actions.row("a1", "deny", "/x", dashboard.clock.instant()));
            assertThat(dashboard.browser.get("/actions/a1").body())
                    .contains("Only the latest actions can be explained");
            assertThat(dashboard.browser.get("/api/actions/a1/explanation").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void explanation_asJson_isForOperatorsOnly() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            decide(dashboard, LoadedPolicy.of(folder, RULES).action("a1", "get", "/x"));
            var answer = dashboard.browser.get("/api/actions/a1/explanation");
            JsonNode tree = JsonMapper.shared().readTree(answer.body());
            assertThat(tree.at("/rule").asString()).isEqualTo("reads");
            assertThat(tree.at("/inject").asString()).isEqualTo("api_key");
            assertThat(answer.body()).doesNotContain("hunter2");
            dashboard.browser.forgetCookies();
            assertThat(dashboard.browser.get("/api/actions/a1/explanation").statusCode())
                    .isNotEqualTo(200);
        }
    }

    @Test
    void tenThousandRules_makeABoundedPage() throws Exception {
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
        try (var dashboard = TestDashboard.signedIn()) {
            decide(dashboard, LoadedPolicy.of(folder, rules).action("a1", "get", "/x"));
            String page = dashboard.browser.get("/actions/a1").body();
            assertThat(page).contains("more were evaluated and said no").hasSizeLessThan(60_000);
            assertThat(List.of(page.split("<li>", -1))).hasSizeLessThan(200);
        }
    }
}
