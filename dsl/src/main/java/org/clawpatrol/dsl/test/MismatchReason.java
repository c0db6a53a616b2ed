package org.clawpatrol.dsl.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.explain.Explainer;
import org.clawpatrol.dsl.explain.PartAnswer;
import org.clawpatrol.dsl.explain.Question;
import org.clawpatrol.dsl.explain.RuleAnswer;
import org.clawpatrol.dsl.explain.TextStyle;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.Finding;
import org.clawpatrol.engine.policy.PolicyEngine;

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
        List<String> lines = new ArrayList<>();
        Optional<RuleAnswer> deciding = explainer.ask(question, policy, decided);
        if (deciding.isEmpty()) {
            lines.add("why: no rule matched");
        }
        deciding.ifPresent(found -> decided(found, lines));
        if (!rule.isEmpty() && !rule.equals(decided)) {
            lines.add(
                    "why not " + name(rule) + ": " + whyNot(explainer.ask(question, policy, rule)));
        }
        return lines;
    }

    private static void decided(RuleAnswer rule, List<String> lines) {
        lines.add("why: rule " + name(rule.name()) + place(rule) + " decided" + unevaluable(rule));
        rule.condition().stream()
                .flatMap(PartAnswer::atoms)
                .forEach(atom -> lines.add("  " + stated(atom)));
    }

    private static String unevaluable(RuleAnswer rule) {
        return rule.finding() instanceof Finding.NoTruthValue ? ": it could not be evaluated" : "";
    }

    private static String whyNot(Optional<RuleAnswer> asked) {
        if (asked.isEmpty()) {
            return "the endpoint has no such rule";
        }
        RuleAnswer rule = asked.get();
        return switch (rule.finding()) {
            case Finding.OtherCredential() ->
                    "it is for credential " + name(rule.credential().orElse(""));
            case Finding.Matched(), Finding.NoTruthValue _ -> "it comes later" + place(rule);
            case Finding.NotMatched() ->
                    rule.condition()
                            .map(PartAnswer::reason)
                            .map(MismatchReason::stated)
                            .orElse("it does not match" + place(rule));
        };
    }

    private static String stated(PartAnswer part) {
        return TextStyle.line(part.excerpt().text(), LONGEST)
                + " is "
                + TextStyle.line(part.truth().text(), LONGEST)
                + " ("
                + TextStyle.line(part.excerpt().place(), LONGEST)
                + ")";
    }

    private static String place(RuleAnswer rule) {
        return rule.header()
                .map(header -> " (" + TextStyle.line(header.place(), LONGEST) + ")")
                .orElse("");
    }

    private static String name(String name) {
        return TextStyle.line(name, LONGEST);
    }
}
