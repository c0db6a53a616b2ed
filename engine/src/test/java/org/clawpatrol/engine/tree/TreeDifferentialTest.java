package org.clawpatrol.engine.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;
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
    private static final int ACTIONS = 200;
    private static final int MOST_RULES = 60;
    private static final List<@Nullable String> DISPATCHED = Arrays.asList("one", "two", null);

    @ParameterizedTest
    @EnumSource(Family.class)
    void tree_ofRandomRules_agreesWithTheWalk(Family family) {
        long compared = 0;
        for (long seed = SEED; compared < COMPARISONS; seed++) {
            compared += new Trial(family, seed).run();
        }
    }

    /** One policy and many actions. */
    private static final class Trial {
        private final long seed;
        private final List<DecisionTree.Condition> rules;
        private final DecisionTree tree;
        private final Draw draw;
        private final RandomActions actions;
        private final Aim aim;

        Trial(Family family, long seed) {
            this.seed = seed;
            Random random = new Random(seed);
            draw = new Draw(random, family);
            var style = draw.pick(RandomPolicies.Style.values());
            rules = new RandomPolicies(draw, style).conditions(draw.below(MOST_RULES));
            tree = DecisionTree.of(rules);
            actions = new RandomActions(draw);
            aim = new Aim(draw, actions.facts());
        }

        /** How many decisions were compared. */
        long run() {
            long compared = 0;
            for (int a = 0; a < ACTIONS; a++) {
                if (a % 4 == 0) {
                    actions.next();
                } else {
                    actions.change();
                }
                if (a % 3 == 0 && !rules.isEmpty()) {
                    draw.pick(rules).expr().ifPresent(aim::at);
                }
                for (int mask = 0; mask < (a % 5 == 0 ? 4 : 1); mask++) {
                    actions.facts().flags(mask);
                    for (String credential : DISPATCHED) {
                        compare(actions.facts(), credential);
                        compared++;
                    }
                }
            }
            return compared;
        }

        private void compare(Facts facts, @Nullable String credential) {
            int found = tree.search(new Frame(facts), credential);
            int meant = walk(rules, facts, credential);
            if (found != meant) {
                throw new AssertionError(
                        "seed %d, credential %s: tree %d, walk %d of %s"
                                .formatted(seed, credential, found, meant, rules));
            }
        }
    }

    private static int walk(
            List<DecisionTree.Condition> rules, Facts facts, @Nullable String credential) {
        Frame frame = new Frame(facts);
        for (int i = 0; i < rules.size(); i++) {
            DecisionTree.Condition rule = rules.get(i);
            if (rule.credential().isPresent() && !rule.credential().get().equals(credential)) {
                continue;
            }
            Value holds =
                    rule.expr().isEmpty() ? BoolValue.TRUE : frame.evaluate(rule.expr().get());
            if (holds != BoolValue.FALSE) {
                return 2 * i + (holds == BoolValue.TRUE ? 0 : 1);
            }
        }
        return DecisionTree.NONE;
    }

    @Test
    void randomRules_useEveryOperatorThereIs() {
        Set<Class<?>> used = new HashSet<>();
        for (Family family : Family.values()) {
            Draw draw = new Draw(new Random(SEED), family);
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
