package org.clawpatrol.dsl.test;

import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.explain.BriefReason;
import org.clawpatrol.dsl.explain.Explainer;
import org.clawpatrol.dsl.explain.PartAnswer;
import org.clawpatrol.dsl.explain.Question;
import org.clawpatrol.dsl.explain.RuleAnswer;
import org.clawpatrol.dsl.explain.TextStyle;
import org.clawpatrol.dsl.schema.Suggestion;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.Finding;
import org.clawpatrol.engine.policy.PolicyEngine;
import org.clawpatrol.engine.policy.Rule;

/** Says in a few lines why an answer is another one than was expected. Immutable. */
record MismatchReason(Configuration configuration) {
    private static final int LONGEST = 120;

    /**
     * @param rule name of the rule that was expected to decide, or empty
     */
    List<String> lines(Question question, EndpointPolicy policy, String rule) {
        Explainer explainer = new Explainer(configuration);
        String decided =
                PolicyEngine.decide(policy, question.facts(), question.credential().orElse(null))
                        .ruleName();
        List<String> lines =
                new ArrayList<>(BriefReason.of(explainer.ask(question, policy, decided)));
        if (!rule.isEmpty() && !rule.equals(decided)) {
            lines.add(
                    "why not %s: %s"
                            .formatted(
                                    name(rule),
                                    explainer
                                            .ask(question, policy, rule)
                                            .map(MismatchReason::whyNot)
                                            .orElseGet(() -> unknown(rule, policy))));
        }
        return lines;
    }

    private static String unknown(String rule, EndpointPolicy policy) {
        List<String> names = policy.rules().stream().map(Rule::name).toList();
        return "the endpoint has no such rule; " + Suggestion.of(rule, names, "rules");
    }

    private static String whyNot(RuleAnswer rule) {
        return switch (rule.finding()) {
            case Finding.OtherCredential() ->
                    "it is for credential " + name(rule.credential().orElse(""));
            case Finding.Matched(), Finding.NoTruthValue _ ->
                    "it comes later" + BriefReason.place(rule);
            case Finding.NotMatched() ->
                    rule.condition()
                            .map(PartAnswer::reason)
                            .map(BriefReason::stated)
                            .orElse("it does not match" + BriefReason.place(rule));
        };
    }

    private static String name(String name) {
        return TextStyle.line(name, LONGEST);
    }
}
