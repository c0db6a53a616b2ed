package org.clawpatrol.proxy.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.clawpatrol.dsl.explain.Answer;
import org.clawpatrol.dsl.explain.Explanation;
import org.clawpatrol.dsl.explain.PartAnswer;
import org.clawpatrol.dsl.explain.RuleAnswer;
import org.clawpatrol.dsl.explain.TextStyle;
import org.clawpatrol.dsl.explain.Truth;
import org.clawpatrol.engine.policy.Finding;
import org.clawpatrol.proxy.dashboard.page.ActionDetail;
import org.clawpatrol.proxy.dashboard.page.Badge;
import org.clawpatrol.proxy.dashboard.page.ExplanationCard;
import org.clawpatrol.proxy.dashboard.page.TreeNode;
import org.clawpatrol.proxy.dashboard.page.VisibleText;

/** Explanations as pages. */
final class ExplanationViews {
    private static final int LONGEST = 300;

    private ExplanationViews() {}

    static ExplanationCard card(Explanation explanation) {
        return new ExplanationCard(
                text(summary(explanation)),
                explanation.deciding().map(ExplanationViews::rule).stream().toList(),
                explanation.before().stream().map(ExplanationViews::rule).toList(),
                notes(explanation),
                List.of(PathViews.node(explanation.path())),
                explanation.facts().stream()
                        .map(
                                fact ->
                                        new ActionDetail.Field(
                                                fact.path(), VisibleText.line(fact.value())))
                        .toList());
    }

    private static String summary(Explanation explanation) {
        Answer answer = explanation.answer();
        if (answer.defaulted()) {
            return "No rule matched, so the default decided: " + answer.verdict() + ".";
        }
        String place =
                explanation
                        .deciding()
                        .flatMap(RuleAnswer::header)
                        .map(header -> " (" + header.place() + ")")
                        .orElse("");
        return "Rule " + answer.rule() + place + " decided: " + answer.verdict() + ".";
    }

    private static TreeNode rule(RuleAnswer rule) {
        List<TreeNode> parts = rule.condition().map(ExplanationViews::parts).orElse(List.of());
        String asked =
                switch (rule.finding()) {
                    case Finding.OtherCredential() ->
                            "for credential " + rule.credential().orElse("");
                    case Finding.Matched() when parts.isEmpty() -> "has no condition";
                    case Finding.Matched(), Finding.NotMatched() -> "";
                    case Finding.NoTruthValue(String detail) -> detail;
                };
        String about = rule.outcome() + ", priority " + rule.priority();
        return new TreeNode(
                Optional.empty(),
                text(rule.name()),
                text(asked.isEmpty() ? about : about + ", " + asked),
                parts);
    }

    private static List<TreeNode> parts(PartAnswer condition) {
        return condition.kind() == PartAnswer.Kind.EVERY
                ? condition.parts().stream().map(ExplanationViews::part).toList()
                : List.of(part(condition));
    }

    private static TreeNode part(PartAnswer part) {
        Truth truth = part.truth();
        String absorbed = part.absorbed() ? "absorbed by what stands beside it" : "";
        String note =
                truth.detail().isEmpty() || absorbed.isEmpty()
                        ? truth.detail() + absorbed
                        : truth.detail() + ", " + absorbed;
        return new TreeNode(
                Optional.of(badge(truth)),
                text(label(part)),
                text(note),
                part.parts().stream().map(ExplanationViews::part).toList());
    }

    private static String label(PartAnswer part) {
        return switch (part.kind()) {
            case ATOM -> part.excerpt().text();
            case EVERY -> "all of";
            case EITHER -> "any of";
            case OPPOSITE -> "not";
            case CHOICE -> "the first chooses the second or the third";
        };
    }

    private static Badge badge(Truth truth) {
        String style =
                switch (truth.kind()) {
                    case TRUE -> "good";
                    case FALSE -> "plain";
                    case UNKNOWN, ERROR -> "warn";
                };
        return new Badge(truth.kind().word(), style);
    }

    private static List<VisibleText> notes(Explanation explanation) {
        List<VisibleText> notes = new ArrayList<>();
        if (explanation.before().stream().allMatch(RuleAnswer::evaluated)) {
            explanation
                    .ruledOut()
                    .forEach(
                            group ->
                                    notes.add(
                                            text(
                                                    rules(group.rules())
                                                            + " ruled out by "
                                                            + group.subject())));
        }
        if (explanation.left() > 0) {
            notes.add(text(rules(explanation.left()) + " more were evaluated and said no"));
        }
        if (explanation.later() > 0) {
            notes.add(text(rules(explanation.later()) + " after it, not needed"));
        }
        return notes;
    }

    static String rules(int count) {
        return String.format(Locale.ROOT, count == 1 ? "%,d rule" : "%,d rules", count);
    }

    static VisibleText text(String text) {
        return VisibleText.line(TextStyle.line(text, LONGEST));
    }
}
