package org.clawpatrol.engine.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.fact.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Trees against the plain walk of the rules in order: a million comparisons over all families, or
 * as many as {@code -Dtree.comparisons=N} says, from {@code -Dtree.seed=N} on.
 */
class TreeDifferentialTest {
    private static final long SEED = Long.getLong("tree.seed", 20_261_121L);
    private static final long COMPARISONS =
            Long.getLong("tree.comparisons", 1_000_000) / Family.values().length;
    private static final int MOST_RULES = 60;
    private static final int ACTIONS = 200;

    @ParameterizedTest
    @EnumSource(Family.class)
    void tree_ofRandomRules_agreesWithTheWalk(Family family) {
        long compared = 0;
        long exhausted = 0;
        for (long seed = SEED; compared < COMPARISONS; seed++) {
            Draw draw = Draw.of(new Random(seed), family);
            var style = draw.pick(RandomPolicies.Style.values());
            var rules =
                    new RandomPolicies(draw, style)
                            .conditions(draw.below(draw.oneIn(20) ? 400 : MOST_RULES));
            Trial trial = new Trial(draw, rules);
            try {
                trial.run(ACTIONS, agreement(DecisionTree.of(rules), trial));
            } catch (AssertionError disagreement) {
                throw new AssertionError("seed " + seed + ": " + rules, disagreement);
            }
            compared += trial.compared();
            exhausted += trial.exhausted();
        }
        assertThat(exhausted).isPositive();
    }

    private static Trial.Comparison agreement(DecisionTree tree, Trial trial) {
        return (facts, credential, meant) -> {
            int found = tree.search(trial.frame(facts), credential);
            if (found != meant) {
                throw new AssertionError(
                        "credential %s: tree %d, walk %d".formatted(credential, found, meant));
            }
        };
    }

    @Test
    void randomRules_useEveryOperatorThereIs() {
        Set<Class<?>> used = new HashSet<>();
        for (Family family : Family.values()) {
            Draw draw = Draw.of(new Random(SEED), family);
            new RandomPolicies(draw, RandomPolicies.Style.WILD)
                    .conditions(2_000)
                    .forEach(rule -> rule.expr().ifPresent(expr -> collect(expr, used)));
        }
        assertThat(used).contains(Expr.class.getPermittedSubclasses());
    }

    private static void collect(Expr expr, Set<Class<?>> used) {
        used.add(expr.getClass());
        expr.operands().forEach(operand -> collect(operand, used));
    }
}
