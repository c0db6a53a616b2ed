package org.clawpatrol.dsl.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.diff.Situation.Dispatch;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.fact.NoFacts;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.PolicyEngine;
import org.clawpatrol.engine.policy.Rule;

/**
 * A rule that is asked in a situation, or the default after all of them. Immutable.
 *
 * @param index in the order of asking, from 0
 * @param rule empty for the default
 * @param effect where its condition holds
 * @param guarded whether it refuses what could not be read, as SQL is not left to the default
 */
record Step(int index, Optional<Rule> rule, Effect effect, boolean guarded, Key key) {

    /** What decides alike wherever it stands. */
    record Key(Optional<Expr> condition, Effect effect, String otherwise) {}

    /** Those that are asked, the default last. */
    static List<Step> of(Side side, Dispatch dispatch) {
        List<Step> steps = new ArrayList<>();
        for (Rule rule : side.policy().rules()) {
            if (rule.credential().isEmpty() || rule.credential().equals(dispatch.credential())) {
                Effect effect = effect(Optional.of(rule), side, dispatch);
                Key key = new Key(rule.condition(), effect, "");
                steps.add(new Step(steps.size(), Optional.of(rule), effect, false, key));
            }
        }
        Effect effect = effect(Optional.empty(), side, dispatch);
        boolean guarded = refusesTheUnread(side);
        Key key = new Key(Optional.empty(), effect, guarded ? "guarded default" : "default");
        steps.add(new Step(steps.size(), Optional.empty(), effect, guarded, key));
        return steps;
    }

    /** Where there are rules. */
    private static boolean refusesTheUnread(Side side) {
        return side.family() == Family.SQL && !side.policy().rules().isEmpty();
    }

    /** As the engine says it, of a policy of that rule alone. */
    private static Effect effect(Optional<Rule> rule, Side side, Dispatch dispatch) {
        List<Rule> rules =
                rule.stream()
                        .map(
                                each ->
                                        new Rule(
                                                each.name(),
                                                0,
                                                Optional.empty(),
                                                Optional.empty(),
                                                each.outcome(),
                                                each.reason(),
                                                each.handling()))
                        .toList();
        EndpointPolicy alone =
                EndpointPolicy.of(
                        side.endpoint().name(), side.family(), rules, side.policy().noMatch());
        return Effect.of(
                PolicyEngine.walk(alone, NoFacts.NONE, dispatch.credential().orElse(null)),
                dispatch.grants(),
                side.configuration());
    }

    String name() {
        return rule.map(Rule::name).orElse("");
    }
}
