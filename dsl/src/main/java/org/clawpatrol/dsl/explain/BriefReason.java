package org.clawpatrol.dsl.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.engine.policy.Finding;

/** Why something was decided as it was, in a few lines. Stateless. */
public final class BriefReason {
    private static final int LONGEST = 120;

    private BriefReason() {}

    /** The deciding rule, then each part of its condition. */
    public static List<String> of(Explanation explanation) {
        return of(explanation.deciding());
    }

    /** The same of the deciding rule alone; empty where no rule matched. */
    public static List<String> of(Optional<RuleAnswer> deciding) {
        if (deciding.isEmpty()) {
            return List.of("why: no rule matched");
        }
        RuleAnswer rule = deciding.get();
        List<String> lines = new ArrayList<>();
        String name = TextStyle.line(rule.name(), LONGEST);
        lines.add("why: rule " + name + place(rule) + " decided" + unevaluable(rule));
        rule.condition().stream()
                .flatMap(PartAnswer::atoms)
                .forEach(atom -> lines.add("  " + stated(atom)));
        return lines;
    }

    private static String unevaluable(RuleAnswer rule) {
        return rule.finding() instanceof Finding.NoTruthValue ? ": it could not be evaluated" : "";
    }

    /** What one part came to, and where it stands. */
    public static String stated(PartAnswer part) {
        return TextStyle.line(part.excerpt().text(), LONGEST)
                + " is "
                + TextStyle.line(part.truth().text(), LONGEST)
                + " ("
                + TextStyle.line(part.excerpt().place(), LONGEST)
                + ")";
    }

    /** Where a rule stands, in brackets; empty where nothing says it. */
    public static String place(RuleAnswer rule) {
        return rule.header()
                .map(header -> " (" + TextStyle.line(header.place(), LONGEST) + ")")
                .orElse("");
    }
}
