package org.clawpatrol.dsl.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.ShadowPolicy;
import org.clawpatrol.dsl.lint.Linter;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Severity;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules and policies that decide beside: what is wrong with them, and what they leave alone. */
final class ShadowPolicyTest {
    private static final String REST =
            """
            defaults {
              unknown_host = "deny"
              no_match     = "deny"
            }
            endpoint "https" "api" { hosts = ["api.lab.test"] }
            credential "bearer_token" "key" { endpoint = https.api }
            profile "default" { credentials = [bearer_token.key] }
            rule "reads" {
              endpoint  = https.api
              condition = "http.method == 'get'"
              verdict   = "allow"
            }
            """;
    private static final String GUARD =
            """
            rule "guard" {
              endpoint  = https.api
              mode      = "shadow"
              priority  = 10
              condition = "http.body.contains('drop')"
              verdict   = "deny"
            }
            """;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none.hcl",
                "empty",
                "broken.hcl",
                "policy.test.hcl",
                "/proc/self/mem",
                "~nobody/x",
                "x\\u0000y",
                "./"
            })
    void shadowPolicy_thatCannotBeUsed_isAWarningAndTheConfigurationLoads(String path)
            throws IOException {
        Files.createDirectory(folder.resolve("empty"));
        Files.writeString(folder.resolve("broken.hcl"), "rule \"x\" {\n  verdict = \"perhaps\"\n");
        Files.writeString(folder.resolve("wrong.hcl"), "nonsense {}\n");

        LoadResult result = load("shadow_policy = \"" + path + "\"", REST);

        assertThat(result.configuration()).isPresent();
        assertThat(loaded(result).shadow().isNone()).isTrue();
        assertThat(result.diagnostics())
                .allMatch(found -> found.severity() == Severity.WARNING)
                .extracting(Diagnostic::id)
                .contains("W-SHADOW-POLICY");
    }

    @Test
    void brokenShadowPolicy_tellsEveryProblemOfItAsAWarning() throws IOException {
        other(REST.replace("'get'", "3") + "rule \"x\" { endpoint = https.none }\n");

        LoadResult result = load("shadow_policy = \"other/gateway.hcl\"", REST);

        assertThat(result.diagnostics()).allMatch(found -> found.severity() == Severity.WARNING);
        assertThat(result.diagnostics().getFirst().message())
                .startsWith("the shadow policy is broken and decides nothing: it has ");
        assertThat(result.diagnostics().stream().skip(1))
                .hasSizeGreaterThan(1)
                .allMatch(found -> found.message().startsWith("shadow policy: "));
    }

    @Test
    void brokenShadowPolicy_isWatchedSoThatItsRepairIsSeen() throws IOException {
        other("nonsense");

        LoadResult result = load("shadow_policy = \"other\"", REST);

        assertThat(loaded(result).sources())
                .contains(folder.resolve("other"), folder.resolve("other/gateway.hcl"));
    }

    @Test
    void shadowPolicy_thatIsTheConfigurationItself_isReadOnce() throws IOException {
        LoadResult result = load("shadow_policy = \"gateway.hcl\"", REST + GUARD);

        assertThat(result.diagnostics()).isEmpty();
        ShadowPolicy beside = loaded(result).shadow().beside().orElseThrow();
        assertThat(names(beside)).containsExactly("reads");
    }

    @Test
    void shadowPolicy_decidesByItsOwnRulesAndDefault() throws IOException {
        other(REST.replace("rule \"reads\"", "rule \"others\""));

        LoadResult result = load("shadow_policy = \"other/gateway.hcl\"", REST);

        assertThat(result.diagnostics()).isEmpty();
        assertThat(names(loaded(result).shadow().beside().orElseThrow())).containsExactly("others");
        assertThat(loaded(result).shadow().rules()).isEmpty();
        assertThat(loaded(result).rules()).containsOnlyKeys("reads");
    }

    @Test
    void shadowRule_isInNoLiveDecision() throws IOException {
        Configuration with = loaded(load("", REST + GUARD));
        Configuration without = loaded(load("", REST));

        assertThat(live(with).rules()).extracting(Rule::name).containsExactly("reads");
        assertThat(live(with).reads()).isEqualTo(live(without).reads());
        assertThat(live(with).reads()).noneMatch(Fact::readsContent);
        assertThat(with.rules()).as("where each stands").containsOnlyKeys("reads", "guard");
        assertThat(names(with.shadow().rules().orElseThrow())).containsExactly("guard", "reads");
        assertThat(without.shadow().isNone()).isTrue();
    }

    @Test
    void shadowRule_thatIsDisabled_isNowhere() throws IOException {
        String disabled = GUARD.replace("mode ", "disabled = true\n  mode ");

        assertThat(loaded(load("", REST + disabled)).shadow().isNone()).isTrue();
    }

    @Test
    void shadowRule_withoutCondition_isNoCatchAllOfTheLivePolicy() throws IOException {
        String all = GUARD.replaceFirst("  condition = .*\n", "");
        String open = REST.replace("no_match     = \"deny\"", "no_match     = \"allow\"");

        assertThat(load("", open + all).diagnostics())
                .extracting(Diagnostic::id)
                .containsExactly("W-NO-CATCH-ALL");
        assertThat(load("", REST + all).diagnostics()).isEmpty();
    }

    @Test
    void shadowRule_isCheckedLikeAnyOther() throws IOException {
        assertThat(ids(load("", REST + GUARD.replace("http.body", "http.bodi")))).isNotEmpty();
        assertThat(ids(load("", REST + GUARD.replace("\"deny\"", "\"deny\"\n  inject = none"))))
                .containsExactly("C-INJECT-DENY");
        assertThat(ids(load("", REST + GUARD.replace("\"shadow\"", "\"shade\""))))
                .containsExactly("C-RULE-MODE");
    }

    @Test
    void shadowRule_isLintedAndLiveRulesAreNotBlamedForIt() throws IOException {
        String same = GUARD.replace("http.body.contains('drop')", "http.method == 'get'");
        LoadResult hidden = load("", REST + same.replace("10", "-10"));
        LoadResult hiding = load("", REST + same);

        assertThat(new Linter().lint(hidden).diagnostics())
                .extracting(Diagnostic::id)
                .containsExactly("L-SHADOWED");
        assertThat(new Linter().lint(hiding).diagnostics()).isEmpty();
    }

    private LoadResult load(String gateway, String rest) throws IOException {
        Path file = folder.resolve("gateway.hcl");
        String head = "schema_version = 1\ngateway {\n  proxy { listen = \"127.0.0.1:9180\" }\n  ";
        return Gallery.load(Files.writeString(file, head + gateway + "\n}\n" + rest));
    }

    private void other(String rest) throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(
                other.resolve("gateway.hcl"),
                "schema_version = 1\ngateway {\n  proxy { listen = \"127.0.0.1:1\" }\n}\n" + rest);
    }

    private static Configuration loaded(LoadResult result) {
        assertThat(result.configuration()).as("%s", result.diagnostics()).isPresent();
        return result.configuration().orElseThrow();
    }

    private static EndpointPolicy live(Configuration configuration) {
        return configuration.policy().endpoint("api").orElseThrow();
    }

    private static List<String> names(ShadowPolicy policy) {
        return policy.endpoints().values().stream()
                .flatMap(rules -> rules.rules().stream())
                .map(Rule::name)
                .toList();
    }

    private static List<String> ids(LoadResult result) {
        return result.diagnostics().stream().map(Diagnostic::id).toList();
    }
}
