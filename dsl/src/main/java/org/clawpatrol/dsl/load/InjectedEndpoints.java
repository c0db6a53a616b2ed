package org.clawpatrol.dsl.load;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.clawpatrol.engine.policy.Injection;
import org.clawpatrol.engine.policy.Outcome;

/** The endpoints at which the rules alone say what every allowed action is sent with. Stateless. */
final class InjectedEndpoints {
    private InjectedEndpoints() {}

    /** Names of those with an enabled allowing rule, if each of those has {@code inject}. */
    static Set<String> of(List<RuleDraft> rules) {
        Set<String> injected = new HashSet<>();
        Set<String> others = new HashSet<>();
        for (RuleDraft draft : rules) {
            boolean allows = !(draft.rule().outcome() instanceof Outcome.Deny);
            if (draft.enabled() && allows) {
                boolean says =
                        !(draft.rule().handling().injection() instanceof Injection.Dispatched);
                (says ? injected : others).addAll(draft.endpoints());
            }
        }
        injected.removeAll(others);
        return Set.copyOf(injected);
    }
}
