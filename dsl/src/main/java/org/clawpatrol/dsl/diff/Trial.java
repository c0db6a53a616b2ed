package org.clawpatrol.dsl.diff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.diff.Situation.Dispatch;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.policy.Decision;
import org.clawpatrol.engine.policy.PolicyEngine;
import org.clawpatrol.engine.value.Value;

/**
 * Puts actions of a situation to one side, by asking its rules in order as the engine defines it.
 * One thread.
 */
final class Trial {
    private final Side side;
    private final Dispatch dispatch;
    private final Map<Fact, Value> given;
    private final List<Step> steps;
    private final Map<String, Integer> byName = new HashMap<>();

    Trial(Side side, Dispatch dispatch, Map<Fact, Value> given) {
        this.side = side;
        this.dispatch = dispatch;
        this.given = given;
        this.steps = Step.of(side, dispatch);
        steps.forEach(step -> byName.put(step.name(), step.index()));
    }

    /**
     * @param step the index of the one that decided
     */
    record Answer(int step, Effect effect) {}

    Side side() {
        return side;
    }

    Dispatch dispatch() {
        return dispatch;
    }

    /** In the order of asking, the default last. */
    List<Step> steps() {
        return steps;
    }

    Map<Fact, Value> given() {
        return given;
    }

    Facts facts(Draft draft) {
        return draft.facts(side.family(), given);
    }

    Answer answer(Draft draft) {
        return answer(facts(draft));
    }

    Answer answer(Facts facts) {
        return answer(decision(facts));
    }

    Decision decision(Facts facts) {
        return PolicyEngine.walk(side.policy(), facts, dispatch.credential().orElse(null));
    }

    /** By the compiled rules, as live traffic is decided. */
    Answer compiled(Facts facts) {
        return answer(
                PolicyEngine.decide(side.policy(), facts, dispatch.credential().orElse(null)));
    }

    private Answer answer(Decision decision) {
        Effect effect = Effect.of(decision, dispatch.grants(), side.configuration());
        int step = Optional.ofNullable(byName.get(decision.ruleName())).orElse(steps.size() - 1);
        return new Answer(step, effect);
    }
}
