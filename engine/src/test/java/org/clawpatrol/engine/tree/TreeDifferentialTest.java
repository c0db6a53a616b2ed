package org.clawpatrol.engine.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Trees against the plain walk of the rules in order. */
class TreeDifferentialTest {
    private static final long SEED = 20_261_121L;
    private static final int POLICIES = 250;
    private static final int ACTIONS = 120;

    @ParameterizedTest
    @EnumSource(Family.class)
    void tree_ofRandomRules_agreesWithTheWalk(Family family) {
        Random random = new Random(SEED);
        RandomPolicies policies = new RandomPolicies(random, family);
        for (int p = 0; p < POLICIES; p++) {
            List<DecisionTree.Condition> rules = policies.conditions(random.nextInt(40));
            DecisionTree tree = DecisionTree.of(rules);
            for (int a = 0; a < ACTIONS; a++) {
                Facts facts = policies.facts();
                String credential = random.nextBoolean() ? "one" : null;
                int found = tree.search(new Frame(facts), credential);
                assertThat(found)
                        .as("policy %d, action %d: %s", p, a, rules)
                        .isEqualTo(walk(rules, facts, credential));
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
}
