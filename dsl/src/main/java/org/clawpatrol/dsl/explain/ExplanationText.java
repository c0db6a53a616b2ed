package org.clawpatrol.dsl.explain;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clawpatrol.engine.policy.Finding;

/** Explanations as people read them on a terminal. One thread, one use. */
public final class ExplanationText {
    private static final int LONGEST = 100;
    private static final int MOST_FACTS = 20;
    private static final int NAME_COLUMN = 24;
    private static final int LABEL_COLUMN = 12;

    private final Explanation explanation;
    private final TextStyle style;
    private final boolean all;
    private final StringBuilder out = new StringBuilder();

    private ExplanationText(Explanation explanation, TextStyle style, boolean all) {
        this.explanation = explanation;
        this.style = style;
        this.all = all;
    }

    /**
     * @param all whether rules that said no show each of their parts
     */
    public static String of(Explanation explanation, TextStyle style, boolean all) {
        ExplanationText text = new ExplanationText(explanation, style, all);
        text.headline();
        text.situation();
        text.deciding();
        text.before();
        text.path(explanation.path());
        text.facts("Facts", explanation.facts());
        text.approvers();
        return text.out.toString();
    }

    private void headline() {
        Answer answer = explanation.answer();
        String by =
                answer.defaulted()
                        ? "no rule matched"
                        : "rule " + style.bold(TextStyle.line(answer.rule(), LONGEST));
        String place =
                explanation
                        .deciding()
                        .flatMap(RuleAnswer::header)
                        .map(header -> "  " + style.dim(TextStyle.line(header.place(), LONGEST)))
                        .orElse("");
        line(style.judged(answer.verdict(), answer.verdict()) + ": " + by + place);
        if (!answer.reason().isEmpty()) {
            line("  " + TextStyle.line(answer.reason(), 2 * LONGEST));
        }
        line("");
    }

    private void situation() {
        labelled("endpoint", explanation.endpoint());
        labelled("profile", profile());
        labelled("credential", explanation.credential().orElse("none dispatched"));
        Answer answer = explanation.answer();
        if (!answer.verdict().equals("deny")) {
            String later = answer.verdict().equals("approve") ? ", once approved" : "";
            labelled("sent with", answer.credential().orElse("no credential") + later);
        }
    }

    private String profile() {
        String access =
                explanation.access().stream()
                        .map(each -> each.profile() + " (" + names(each.credentials()) + ")")
                        .collect(Collectors.joining(", "));
        return explanation
                .profile()
                .map(
                        name ->
                                explanation.access().stream()
                                        .filter(each -> each.profile().equals(name))
                                        .map(each -> name + " (" + names(each.credentials()) + ")")
                                        .findFirst()
                                        .orElse(name + " (does not reach it)"))
                .orElseGet(
                        () ->
                                switch (explanation.access().size()) {
                                    case 0 -> "none reaches it";
                                    case 1 -> access;
                                    default -> "any of " + access;
                                });
    }

    private static String names(List<String> names) {
        return String.join(", ", names);
    }

    private void labelled(String label, String text) {
        line("  " + TextStyle.padded(label, LABEL_COLUMN) + TextStyle.line(text, 2 * LONGEST));
    }

    private void deciding() {
        Optional<RuleAnswer> found = explanation.deciding();
        if (found.isEmpty()) {
            return;
        }
        RuleAnswer rule = found.get();
        section("Decided by");
        line("  " + TextStyle.line(rule.name(), LONGEST) + style.dim(", " + summary(rule)));
        if (rule.condition().isEmpty()) {
            line("    it has no condition and always holds");
        }
        rule.condition().ifPresent(part -> new ConditionLines(style, out).add(part, 4));
    }

    private static String summary(RuleAnswer rule) {
        return rule.outcome()
                + ", priority "
                + rule.priority()
                + rule.credential().map(name -> ", for credential " + name).orElse("")
                + (rule.finding() instanceof Finding.NoTruthValue
                        ? ", could not be evaluated"
                        : "");
    }

    private void before() {
        if (explanation.before().isEmpty() && explanation.ruledOut().isEmpty()) {
            return;
        }
        section(explanation.answer().defaulted() ? "Rules, none of which matched" : "Before it");
        explanation.before().forEach(this::ruledOut);
        if (explanation.before().stream().allMatch(RuleAnswer::evaluated)) {
            explanation
                    .ruledOut()
                    .forEach(
                            group ->
                                    line(
                                            "  "
                                                    + count(group.rules(), "rule")
                                                    + " ruled out by "
                                                    + TextStyle.line(group.subject(), LONGEST)));
        }
        if (explanation.left() > 0) {
            line("  ... " + count(explanation.left(), "rule") + " more, evaluated too");
        }
        if (explanation.later() > 0) {
            line("  " + style.dim(count(explanation.later(), "rule") + " after it, not needed"));
        }
    }

    private void ruledOut(RuleAnswer rule) {
        String name = TextStyle.padded(TextStyle.line(rule.name(), NAME_COLUMN), NAME_COLUMN);
        line("  " + name + "  " + why(rule));
        rule.condition()
                .ifPresent(
                        part -> {
                            if (all) {
                                new ConditionLines(style, out).add(part, 6);
                            } else {
                                new ConditionLines(style, out).addAbsorbed(part, 6);
                            }
                        });
    }

    private String why(RuleAnswer rule) {
        if (rule.finding() instanceof Finding.OtherCredential) {
            return "is for credential " + TextStyle.line(rule.credential().orElse(""), LONGEST);
        }
        return rule.condition()
                .map(PartAnswer::reason)
                .map(
                        part ->
                                TextStyle.line(part.excerpt().text(), LONGEST)
                                        + " is "
                                        + style.judged(
                                                part.truth().kind().word(), part.truth().text())
                                        + "  "
                                        + style.dim(
                                                TextStyle.line(part.excerpt().place(), LONGEST)))
                .orElse("did not match");
    }

    private void path(PathNode root) {
        section("Path through the tree");
        new PathLines(style, out).add(root);
    }

    private void facts(String title, List<FactReading> facts) {
        if (facts.isEmpty()) {
            return;
        }
        section(title);
        int width = facts.stream().mapToInt(fact -> fact.path().length()).max().orElse(0);
        facts.stream()
                .limit(MOST_FACTS)
                .forEach(
                        fact ->
                                line(
                                        "  "
                                                + TextStyle.padded(fact.path(), width)
                                                + "  "
                                                + (fact.kept()
                                                        ? TextStyle.line(fact.value(), 4 * LONGEST)
                                                        : style.dim(fact.value()))));
        if (facts.size() > MOST_FACTS) {
            line("  ... " + (facts.size() - MOST_FACTS) + " more");
        }
    }

    private void approvers() {
        if (explanation.answer().approvers().isEmpty()) {
            return;
        }
        section("Asked before it goes on");
        for (Answer.Approver approver : explanation.answer().approvers()) {
            line("  " + TextStyle.line(approver(approver), LONGEST));
        }
        facts("What they see", explanation.shown());
    }

    private static String approver(Answer.Approver approver) {
        if (approver.type().isEmpty()) {
            return approver.name() + " (not declared)";
        }
        return approver.name()
                + " ("
                + approver.type()
                + "): "
                + count(approver.needed(), "person")
                + ", waits "
                + waits(approver.waits());
    }

    private static String waits(Duration time) {
        long seconds = time.toSeconds();
        if (seconds % 3600 == 0) {
            return count((int) (seconds / 3600), "hour");
        }
        return seconds % 60 == 0
                ? count((int) (seconds / 60), "minute")
                : count((int) seconds, "second");
    }

    static String count(int number, String noun) {
        String plural = noun.equals("person") ? "people" : noun + (noun.endsWith("h") ? "es" : "s");
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? noun : plural);
    }

    private void section(String title) {
        line("");
        line(style.bold(title));
    }

    private void line(String text) {
        out.append(text.stripTrailing()).append('\n');
    }
}
