package org.clawpatrol.engine.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Trees against the walk where a fact is at, or beyond, the size up to which switches look at it.
 */
class HugeFactsTest {
    private static final long SEED = 4;
    private static final int POLICIES = 20;
    private static final int RULES = 25;
    private static final int ACTIONS = 6;

    @ParameterizedTest
    @EnumSource(Family.class)
    void tree_agreesWithTheWalk(Family family) {
        for (long seed = SEED; seed < SEED + POLICIES; seed++) {
            // All facts, but never less than the budget for which the sizes were chosen.
            Draw draw = Draw.ofPlainCost(new Random(seed), family);
            var rules = new RandomPolicies(draw, RandomPolicies.Style.SORTABLE).conditions(RULES);
            DecisionTree tree = DecisionTree.of(rules);
            Trial trial = new Trial(draw, rules);
            RandomActions actions = new RandomActions(draw);
            for (int a = 0; a < ACTIONS; a++) {
                actions.next();
                Fact fact = draw.pickFact(HugeFactsTest::mayBeHuge);
                actions.facts().set(fact, huge(draw, fact.type()));
                assertThat(tree.search(trial.frame(actions.facts()), "one"))
                        .as("seed %d, action %d, %s", seed, a, fact.path())
                        .isEqualTo(trial.walk(actions.facts(), "one"));
            }
        }
    }

    private static boolean mayBeHuge(Fact fact) {
        return fact.type() == Type.Simple.STRING || fact.type().equals(RandomTerms.TEXTS);
    }

    private static Value huge(Draw draw, Type type) {
        int beyond = draw.below(2);
        String word = draw.words().text();
        if (type == Type.Simple.STRING) {
            String filler = "x".repeat(Switch.LONGEST_TEXT + beyond - word.length());
            return new StringValue(draw.oneIn(2) ? word + filler : filler + word);
        }
        List<Value> elements = new ArrayList<>();
        for (int i = 1; i < Switch.MOST_ELEMENTS + beyond; i++) {
            elements.add(new StringValue("x" + i));
        }
        elements.add(new StringValue(word));
        return new ListValue(elements);
    }
}
