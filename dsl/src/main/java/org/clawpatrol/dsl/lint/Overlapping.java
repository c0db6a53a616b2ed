package org.clawpatrol.dsl.lint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.clawpatrol.dsl.analysis.Box;
import org.clawpatrol.dsl.analysis.BoxIndex;
import org.clawpatrol.dsl.analysis.Witness;
import org.clawpatrol.dsl.source.Diagnostic;

/**
 * Rules of equal priority with different verdicts of which each matches actions of its own and both
 * match some: there only the order of declaration decides. Where one of them covers the other, the
 * order has a meaning everybody reads (an exception before the rule) and nothing is said. Each of
 * the three kinds of action is found and confirmed by evaluation. Stateless.
 */
final class Overlapping implements Check {
    private static final int MOST_TRIED = 300;
    private static final int MANY_RULES = 200;
    private static final int MOST_TOLD = 3;

    @Override
    public void check(EndpointRules rules, Findings findings) {
        NavigableMap<Integer, List<LintedRule>> levels = new TreeMap<>();
        rules.open()
                .forEach(
                        rule ->
                                levels.computeIfAbsent(
                                                rule.rule().priority(), _ -> new ArrayList<>())
                                        .add(rule));
        Contrast contrast = new Contrast(rules.policy());
        levels.descendingMap().values().forEach(level -> check(level, rules, contrast, findings));
    }

    private static void check(
            List<LintedRule> level, EndpointRules rules, Contrast contrast, Findings findings) {
        BoxIndex matching = new BoxIndex();
        level.forEach(
                rule -> rule.matching().boxes().forEach(box -> matching.add(rule.position(), box)));
        for (LintedRule rule : level) {
            overlaps(rule, matching, rules, contrast)
                    .forEach((other, witness) -> findings.add(finding(rule, other, witness)));
        }
    }

    private static Map<LintedRule, Witness> overlaps(
            LintedRule rule, BoxIndex matching, EndpointRules rules, Contrast contrast) {
        Map<LintedRule, Witness> found = new LinkedHashMap<>();
        int most = rules.all().size() > MANY_RULES ? 1 : MOST_TOLD;
        for (Box box : rule.matching().boxes()) {
            for (BoxIndex.Entry entry : matching.meetingSome(box, MOST_TRIED)) {
                LintedRule other = rules.at(entry.owner());
                if (found.size() < most && matters(rule, other) && !found.containsKey(other)) {
                    contrast.find(other, entry.box(), rule, box)
                            .ifPresent(witness -> found.put(other, witness));
                }
            }
        }
        return found;
    }

    private static boolean matters(LintedRule rule, LintedRule earlier) {
        return earlier.position() < rule.position()
                && earlier.canMeet(rule)
                && !earlier.rule().outcome().equals(rule.rule().outcome());
    }

    private static Finding finding(LintedRule rule, LintedRule earlier, Witness witness) {
        return new Finding(
                LintCode.OVERLAP,
                rule.place().header(),
                "rules `%s` and `%s` have equal priority and different verdicts, and both match `%s`"
                        .formatted(earlier.name(), rule.name(), witness.text()),
                "`%s` decides it because it is declared first; if that is meant, say so with a higher `priority`"
                        .formatted(earlier.name()),
                List.of(new Diagnostic.Note("this rule decides first", earlier.place().header())));
    }
}
