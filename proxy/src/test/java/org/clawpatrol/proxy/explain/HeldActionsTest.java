package org.clawpatrol.proxy.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.clawpatrol.dsl.explain.Explanation;
import org.clawpatrol.dsl.explain.FactReading;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.Value;
import org.clawpatrol.proxy.fake.LoadedPolicy;
import org.clawpatrol.proxy.flow.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which live actions can be explained, and what their explanations hide. */
final class HeldActionsTest {
    private static final String RULES =
            """
            rule "quiet" {
              endpoint  = https.api
              priority  = 20
              condition = "http.path.startsWith('/private/') && http.body != 'x'"
              verdict   = "deny"
              log       = "none"
            }
            rule "reads" {
              endpoint  = https.api
              condition = "http.method == 'GET' && has(http.headers.Authorization)"
              verdict   = "allow"
            }
            """;

    @TempDir private Path folder;

    private final HeldActions held = new HeldActions();

    private Action decided(LoadedPolicy policy, String id, String method, String path) {
        return decided(policy.action(id, method, path));
    }

    private Action decided(Action action) {
        held.decided(action, LoadedPolicy.decision(action));
        return action;
    }

    @Test
    void refusedAction_isExplained() throws IOException {
        decided(LoadedPolicy.of(folder, RULES), "a1", "post", "/x");
        Explanation explanation = held.explain("a1").orElseThrow();
        assertThat(explanation.answer().verdict()).isEqualTo("deny");
        assertThat(explanation.answer().defaulted()).isTrue();
        assertThat(explanation.profile()).contains("dev");
    }

    @Test
    void allowedAction_hidesWhatRecordsHide() throws IOException {
        decided(LoadedPolicy.of(folder, RULES), "a1", "get", "/x");
        Explanation explanation = held.explain("a1").orElseThrow();
        assertThat(explanation.answer().credential()).contains("api_key");
        assertThat(explanation.toString()).contains("Authorization").doesNotContain("hunter2");
    }

    @Test
    void ruleThatKeepsNothing_isExplainedWithoutTheActionsValues() throws IOException {
        decided(LoadedPolicy.of(folder, RULES), "a1", "get", "/private/life");
        Explanation explanation = held.explain("a1").orElseThrow();
        assertThat(explanation.answer().rule()).isEqualTo("quiet");
        assertThat(explanation.toString()).doesNotContain("life");
        assertThat(explanation.facts())
                .filteredOn(fact -> fact.path().equals("http.path"))
                .extracting(FactReading::kept)
                .containsExactly(false);
    }

    @Test
    void refusedActions_outliveManyAllowedOnes() throws IOException {
        LoadedPolicy policy = LoadedPolicy.of(folder, RULES);
        decided(policy, "refused", "post", "/x");
        for (int i = 0; i < 1_000; i++) {
            decided(policy, "allowed" + i, "get", "/x");
        }
        assertThat(held.explain("refused")).isPresent();
        assertThat(held.explain("allowed999")).isPresent();
        assertThat(held.explain("allowed0")).isEmpty();
    }

    @Test
    void largeBodies_areHeldForAFewActionsOnly() throws IOException {
        LoadedPolicy policy = LoadedPolicy.of(folder, RULES);
        Facts facts = LoadedPolicy.facts("post", "/x");
        for (int i = 0; i < 17; i++) {
            decided(policy.action("large" + i, facts, 1 << 20));
        }
        assertThat(held.explain("large0")).isEmpty();
        assertThat(held.explain("large1")).isPresent();
    }

    @Test
    void actionsOfAConfigurationReplacedTwice_areDropped() throws IOException {
        decided(LoadedPolicy.of(folder, RULES), "first", "post", "/x");
        decided(LoadedPolicy.of(folder, RULES), "second", "post", "/x");
        assertThat(held.explain("first")).isPresent();
        decided(LoadedPolicy.of(folder, RULES), "third", "post", "/x");
        assertThat(held.explain("first")).isEmpty();
        assertThat(held.explain("second")).isPresent();
    }

    @Test
    void factsThatBreak_areNoReasonToFail() throws IOException {
        Facts broken =
                new Facts() {
                    private final Facts values = FactValues.of(Family.HTTP).build();

                    @Override
                    public Value value(Fact fact) {
                        return values.value(fact);
                    }

                    @Override
                    public boolean truncated() {
                        throw new IllegalStateException("broken");
                    }

                    @Override
                    public boolean unparseable() {
                        return false;
                    }
                };
        decided(LoadedPolicy.of(folder, RULES).action("a1", broken, 0));
        assertThat(held.explain("a1").map(found -> found.answer().verdict()).orElse("deny"))
                .isEqualTo("deny");
    }

    @Test
    void unknownAction_isNotExplained() {
        assertThat(held.explain("nobody")).isEmpty();
    }
}
