package org.clawpatrol.proxy.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clawpatrol.dsl.config.ShadowPolicies;
import org.clawpatrol.dsl.config.ShadowPolicy;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.policy.Decision;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.PolicyEngine;
import org.clawpatrol.engine.policy.Unevaluable;
import org.clawpatrol.engine.policy.Verdict;
import org.clawpatrol.proxy.telemetry.ShadowResult;

/**
 * What rules that are not in force would have decided: compared with the live decision, recorded,
 * never enforced. Not the check of the compiled policy, which {@link CheckedDecisions} makes.
 * Stateless.
 */
final class ShadowDecisions {
    private static final String OF_POLICY = " of the shadow policy";

    private ShadowDecisions() {}

    /**
     * What each of them would have decided where that is not the live decision, in words. Counts
     * them all. Cannot throw, reads no secret, and reads no content that live rules do not read.
     */
    static List<String> differing(Action action, Decision live) {
        ShadowPolicies policies = action.configuration().shadow();
        if (policies.isNone()) {
            return List.of();
        }
        List<String> differing = new ArrayList<>(2);
        policies.rules().ifPresent(policy -> compare(action, live, policy, differing));
        policies.beside().ifPresent(policy -> compare(action, live, policy, differing));
        return List.copyOf(differing);
    }

    private static void compare(
            Action action, Decision live, ShadowPolicy policy, List<String> differing) {
        String of = policy.whole() ? OF_POLICY : "";
        Optional<EndpointPolicy> rules = policy.at(action.endpoint());
        if (rules.isPresent()) {
            Answer answer = answer(action, live, rules.get());
            action.timer().shadowDecided(action.endpoint().name(), answer.result());
            if (answer.result() != ShadowResult.SAME) {
                differing.add(answer.text() + of);
            }
        } else if (policy.whole()) {
            action.timer().shadowDecided(action.endpoint().name(), ShadowResult.DIFFERS);
            differing.add("no endpoint" + of);
        }
    }

    private record Answer(ShadowResult result, String text) {}

    private static Answer answer(Action action, Decision live, EndpointPolicy rules) {
        try {
            ShadowFacts facts = new ShadowFacts(action.facts(), action.policy());
            Decision decision = PolicyEngine.decide(rules, facts, action.credential().orElse(null));
            if (decision.cause() != Unevaluable.NONE && facts.withheld().isPresent()) {
                return new Answer(ShadowResult.UNKNOWN, unknown(decision, facts.withheld().get()));
            }
            String said = said(decision);
            boolean same = said.equals(said(live));
            return new Answer(same ? ShadowResult.SAME : ShadowResult.DIFFERS, said);
        } catch (RuntimeException | StackOverflowError broken) {
            // Whatever is wrong with it must not reach the action.
            return new Answer(
                    ShadowResult.UNKNOWN, "unknown: " + broken.getClass().getSimpleName());
        }
    }

    private static String unknown(Decision decision, Fact withheld) {
        return "unknown: no live rule reads `" + withheld.path() + "`, needed" + by(decision);
    }

    /** A decision in words; two with the same words do not differ. */
    static String said(Decision decision) {
        String verdict =
                switch (decision.verdict()) {
                    case Verdict.Inject(var credential) -> "allow with `" + credential + "`";
                    case Verdict.Forward() -> "allow";
                    case Verdict.Reject _ -> "deny";
                    case Verdict.Escalate(var approvers, var credential, _) ->
                            "approval of "
                                    + approvers.stream()
                                            .map(name -> "`" + name + "`")
                                            .collect(Collectors.joining(", "))
                                    + credential.map(name -> " with `" + name + "`").orElse("");
                };
        String lost = decision.cause() == Unevaluable.NONE ? "" : " (not evaluable)";
        return verdict + lost + by(decision);
    }

    private static String by(Decision decision) {
        return decision.rule().map(rule -> " by rule `" + rule.name() + "`").orElse(" by default");
    }
}
