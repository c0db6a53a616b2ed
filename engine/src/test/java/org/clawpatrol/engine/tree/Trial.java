package org.clawpatrol.engine.tree;

import java.util.Arrays;
import java.util.List;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** One random policy, and what it decides of many random actions. One thread. */
final class Trial {
    private static final List<@Nullable String> DISPATCHED = Arrays.asList("one", "two", null);
    private static final int MASKS = 4;

    private final Draw draw;
    private final List<DecisionTree.Condition> rules;
    private final RandomActions actions;
    private final Aim aim;
    private long compared;
    private long exhausted;

    Trial(Draw draw, List<DecisionTree.Condition> rules) {
        this.draw = draw;
        this.rules = rules;
        this.actions = new RandomActions(draw);
        this.aim = new Aim(draw, actions.facts());
    }

    /** Gets one action after the other. */
    @FunctionalInterface
    interface Comparison {

        /**
         * @param facts others at the next call
         * @param meant what the walk decides
         */
        void compare(GivenFacts facts, @Nullable String credential, int meant);
    }

    /** Decisions that were compared. */
    long compared() {
        return compared;
    }

    /** Those of them for which a rule that was asked took more work than it may. */
    long exhausted() {
        return exhausted;
    }

    Frame frame(Facts facts) {
        return new Frame(facts, draw.budget());
    }

    /** A third of the actions nearly do what one rule asks for; a fifth come with every flag. */
    void run(int count, Comparison comparison) {
        for (int a = 0; a < count; a++) {
            if (a % 4 == 0) {
                actions.next();
            } else {
                actions.change();
            }
            if (a % 3 == 0 && !rules.isEmpty()) {
                draw.pick(rules).expr().ifPresent(aim::at);
            }
            if (draw.oneIn(12)) {
                actions.spoil();
            }
            for (int mask = 0; mask < (a % 5 == 0 ? MASKS : 1); mask++) {
                actions.facts().flags(mask);
                for (String credential : DISPATCHED) {
                    comparison.compare(
                            actions.facts(), credential, walk(actions.facts(), credential));
                    compared++;
                }
            }
        }
    }

    /** What a policy means: the first rule whose condition is not false. */
    int walk(Facts facts, @Nullable String credential) {
        Frame frame = frame(facts);
        for (int i = 0; i < rules.size(); i++) {
            DecisionTree.Condition rule = rules.get(i);
            if (rule.credential().isPresent() && !rule.credential().get().equals(credential)) {
                continue;
            }
            Value holds =
                    rule.expr().isEmpty() ? BoolValue.TRUE : frame.evaluate(rule.expr().get());
            exhausted += frame.spent() == draw.budget() ? 1 : 0;
            if (holds != BoolValue.FALSE) {
                return 2 * i + (holds == BoolValue.TRUE ? 0 : 1);
            }
        }
        return DecisionTree.NONE;
    }
}
