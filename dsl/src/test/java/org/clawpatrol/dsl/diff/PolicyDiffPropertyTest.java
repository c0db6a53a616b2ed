package org.clawpatrol.dsl.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.clawpatrol.dsl.analysis.RandomActions;
import org.clawpatrol.dsl.analysis.RandomConditions;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.OverlaidFacts;
import org.clawpatrol.engine.policy.Decision;
import org.clawpatrol.engine.policy.PolicyEngine;
import org.clawpatrol.engine.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of random pairs of policies, held against the rules asked in order. */
class PolicyDiffPropertyTest {
    private static final long SEED = Long.getLong("diff.seed", 20_261_122);
    private static final int PAIRS = Integer.getInteger("diff.pairs", 60);
    private static final int ACTIONS = 400;

    @TempDir Path folder;

    private int exact;
    private int found;
    private int differing;

    @Test
    void difference_isTold_ifAndOnlyIfThereIsOne() {
        Random random = new Random(SEED);
        Configurations configurations = new Configurations(folder);
        for (int i = 0; i < PAIRS; i++) {
            List<String> rules = rules(random);
            String before = head(random.nextInt(4) == 0) + String.join("", rules);
            String after = head(random.nextInt(4) == 0) + String.join("", changed(rules, random));
            compare(
                    configurations.load(before),
                    configurations.load(after),
                    random,
                    before + after);
        }
        // A comparison that never finds or never proves anything would pass, too.
        assertThat(found).isGreaterThan(PAIRS / 2);
        assertThat(differing).isGreaterThan(PAIRS / 4);
        assertThat(exact).isGreaterThan(PAIRS);
    }

    private void compare(Configuration before, Configuration after, Random random, String text) {
        Side then = Side.of(before, Objects.requireNonNull(before.endpoints().get("api")));
        Side now = Side.of(after, Objects.requireNonNull(after.endpoints().get("api")));
        Entry.Reader reader = new Entry.Reader();
        for (Situation situation : Situations.of(then, now)) {
            SituationComparison comparison =
                    new SituationComparison(
                            then,
                            now,
                            situation,
                            reader,
                            7,
                            new Budget(Duration.ofSeconds(60), () -> 0));
            comparison.run((_, _) -> {});
            exact += comparison.reasons().isEmpty() ? 1 : 0;
            found += comparison.found().size();
            comparison
                    .found()
                    .forEach((difference, draft) -> holds(comparison, difference, draft, text));
            missed(comparison, random, text);
        }
    }

    /** Asked again, by hand. */
    private static void holds(
            SituationComparison comparison, Difference difference, Draft draft, String text) {
        assertThat(walk(comparison.before(), comparison.before().facts(draft)))
                .as("%s\n%s", draft, text)
                .isEqualTo(difference.before().effect())
                .isNotEqualTo(walk(comparison.after(), comparison.after().facts(draft)));
        Draft small =
                new Shrinking(
                                each -> comparison.difference(each).equals(difference),
                                new Budget(Duration.ofSeconds(60), () -> 0))
                        .shrink(draft);
        assertThat(comparison.difference(small)).isEqualTo(difference);
    }

    private static Effect walk(Trial trial, Facts facts) {
        Decision decision =
                PolicyEngine.walk(
                        trial.side().policy(), facts, trial.dispatch().credential().orElse(null));
        return Effect.of(decision, trial.dispatch().grants(), trial.side().configuration());
    }

    private void missed(SituationComparison comparison, Random random, String text) {
        RandomActions actions = new RandomActions(random);
        Map<Fact, Value> settled = new LinkedHashMap<>(comparison.before().given());
        settled.keySet()
                .removeIf(
                        fact ->
                                !List.of("credential", "endpoint").contains(fact.variable())
                                        && !fact.path().equals("agent.profile"));
        for (Facts action : Stream.generate(actions::next).limit(ACTIONS).toList()) {
            Facts facts = new OverlaidFacts(action, settled);
            Difference difference =
                    new Difference(
                            comparison.before().answer(facts), comparison.after().answer(facts));
            if (difference.isOne()) {
                differing++;
                assertThat(comparison.found())
                        .as("%s %s\n%s", difference, comparison.reasons(), text)
                        .isNotEmpty();
                if (comparison.reasons().isEmpty()) {
                    assertThat(comparison.found()).as(text).containsKey(difference);
                }
            }
        }
    }

    private static String head(boolean open) {
        return Configurations.GATEWAY
                + (open
                        ? Configurations.DEFAULTS.replace(
                                "no_match     = \"deny\"", "no_match     = \"allow\"")
                        : Configurations.DEFAULTS)
                + Configurations.API
                + Configurations.PROFILE;
    }

    private static List<String> rules(Random random) {
        List<String> rules = new ArrayList<>();
        int count = 1 + random.nextInt(7);
        for (int i = 0; i < count; i++) {
            rules.add(rule("r" + i, random));
        }
        return rules;
    }

    private static String rule(String name, Random random) {
        String credential =
                random.nextInt(6) == 0
                        ? "credential = \"" + (random.nextBoolean() ? "one" : "two") + "\"\n"
                        : "";
        String outcome =
                switch (random.nextInt(5)) {
                    case 0 -> "approve = [builtin.dashboard]";
                    case 1, 2 -> "verdict = \"deny\"";
                    default -> "verdict = \"allow\"";
                };
        return Configurations.rule(
                name,
                credential + "priority = " + random.nextInt(3) + "\n" + outcome,
                new RandomConditions(random).next(random.nextInt(3)));
    }

    /** The same rules with a few changes: other, gone, new, moved. */
    private static List<String> changed(List<String> rules, Random random) {
        List<String> all = new ArrayList<>(rules);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(all.size());
            switch (random.nextInt(5)) {
                case 0 -> all.set(at, rule("s" + i, random));
                case 1 -> all.add(at, rule("s" + i, random));
                case 2 -> Collections.swap(all, at, random.nextInt(all.size()));
                case 3 -> {
                    if (all.size() > 1) {
                        all.remove(at);
                    }
                }
                default -> {}
            }
        }
        return all;
    }
}
