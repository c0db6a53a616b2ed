package org.clawpatrol.dsl.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clawpatrol.dsl.analysis.RandomActions;
import org.clawpatrol.dsl.analysis.RandomConditions;
import org.clawpatrol.dsl.load.LoadResult;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.policy.Decision;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.PolicyEngine;
import org.clawpatrol.engine.policy.Rule;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What linting says of random policies, held against what the engine decides. */
class LinterPropertyTest {
    private static final long SEED = 20_261_121;
    private static final int POLICIES = 250;
    private static final int ACTIONS = 300;
    private static final Pattern NAME = Pattern.compile("`(r[0-9]+)`");

    @TempDir Path folder;

    @Test
    void findings_areNeverContradicted_byADecision() {
        Random random = new Random(SEED);
        RandomActions actions = new RandomActions(random);
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < POLICIES; i++) {
            String text = policy(random);
            LoadResult loaded = new Policies(folder).loadFile(Policies.HEAD + text);
            EndpointPolicy policy =
                    loaded.configuration().orElseThrow().policy().endpoint("api").orElseThrow();
            List<Facts> facts = Stream.generate(actions::next).limit(ACTIONS).toList();
            for (Diagnostic finding : new Linter().lint(loaded).diagnostics()) {
                if (!finding.id().startsWith("L-")) {
                    continue;
                }
                counts.merge(finding.id(), 1, Integer::sum);
                facts.forEach(action -> check(finding, policy, action, text));
            }
        }
        assertThat(counts)
                .containsKeys(
                        "L-SHADOWED",
                        "L-DUPLICATE",
                        "L-NEVER-TRUE",
                        "L-ALWAYS-TRUE",
                        "L-REDUNDANT",
                        "L-OVERLAP");
    }

    private static String policy(Random random) {
        RandomConditions conditions = new RandomConditions(random);
        StringBuilder text = new StringBuilder();
        int rules = 3 + random.nextInt(8);
        for (int i = 0; i < rules; i++) {
            String credential =
                    random.nextInt(6) == 0
                            ? "credential = \"" + (random.nextBoolean() ? "one" : "two") + "\"\n"
                            : "";
            String attributes =
                    credential
                            + "priority = "
                            + random.nextInt(2)
                            + "\nverdict = \""
                            + (random.nextBoolean() ? "allow" : "deny")
                            + "\"";
            text.append(Policies.rule("r" + i, attributes, conditions.next(random.nextInt(3))));
        }
        return text.toString();
    }

    private static void check(Diagnostic finding, EndpointPolicy policy, Facts facts, String text) {
        Rule rule = rule(finding, policy);
        Value value = new Frame(facts).evaluate(rule.condition().orElseThrow());
        List<@Nullable String> credentials = new ArrayList<>(List.of("one", "two"));
        credentials.add(null);
        for (String credential : credentials) {
            String about = finding.message() + "\n" + text + "\n";
            Decision decision = PolicyEngine.walk(policy, facts, credential);
            switch (finding.id()) {
                case "L-SHADOWED", "L-DUPLICATE" ->
                        assertThat(decision.ruleName()).as(about).isNotEqualTo(rule.name());
                case "L-NEVER-TRUE" -> assertThat(value).as(about).isNotEqualTo(BoolValue.TRUE);
                case "L-ALWAYS-TRUE" -> assertThat(value).as(about).isEqualTo(BoolValue.TRUE);
                case "L-REDUNDANT" -> {
                    unchanged(policy, without(rule, policy), facts, credential, about);
                    unchanged(policy, without(rule, policy), cut(facts), credential, about);
                }
                default -> {}
            }
        }
    }

    /** The rule that a message names last of those before the colon is the one it is about. */
    private static Rule rule(Diagnostic finding, EndpointPolicy policy) {
        Matcher matcher = NAME.matcher(finding.message());
        Set<String> names = new HashSet<>();
        while (matcher.find() && names.isEmpty()) {
            names.add(matcher.group(1));
        }
        return policy.rules().stream()
                .filter(rule -> names.contains(rule.name()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(finding.message()));
    }

    private static EndpointPolicy without(Rule rule, EndpointPolicy policy) {
        return EndpointPolicy.of(
                policy.endpoint(),
                policy.family(),
                policy.rules().stream().filter(each -> !each.equals(rule)).toList(),
                policy.noMatch());
    }

    private static void unchanged(
            EndpointPolicy before,
            EndpointPolicy after,
            Facts facts,
            @Nullable String credential,
            String about) {
        Class<?> verdict = PolicyEngine.walk(before, facts, credential).verdict().getClass();
        assertThat(PolicyEngine.walk(after, facts, credential).verdict().getClass())
                .as(about)
                .isEqualTo(verdict);
    }

    /** The same action when it was too long to be read. */
    private static Facts cut(Facts facts) {
        return new Facts() {
            @Override
            public Value value(Fact fact) {
                return facts.value(fact);
            }

            @Override
            public boolean truncated() {
                return true;
            }

            @Override
            public boolean unparseable() {
                return false;
            }
        };
    }
}
