package org.clawpatrol.dsl.lint;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.Matches;

/**
 * Conditions that are evaluated for every action, because they demand nothing by which the decision
 * tree could tell whom they concern. Told once for an endpoint, and only where it has so many rules
 * that sorting them matters. Stateless.
 */
final class Unindexed implements Check {
    private static final int FEW_RULES = 50;
    private static final int MOST_SHOWN = 4;

    /** What conditions take in nanoseconds, roughly, as the benchmarks of decisions show it. */
    private static final long PLAIN_NANOS = 50;

    private static final long PATTERN_NANOS = 1_000;

    @Override
    public void check(EndpointRules rules, Findings findings) {
        if (rules.all().size() < FEW_RULES) {
            return;
        }
        List<LintedRule> slow =
                rules.policy().tree().unindexed().stream().sorted().map(rules::at).toList();
        if (!slow.isEmpty()) {
            findings.add(finding(slow, rules.all().size()));
        }
    }

    private static Finding finding(List<LintedRule> slow, int all) {
        String which =
                slow.size() == 1
                        ? "the condition of rule `%s` is".formatted(slow.getFirst().name())
                        : "the conditions of rule `%s` and %d more of the %d rules are"
                                .formatted(slow.getFirst().name(), slow.size() - 1, all);
        return new Finding(
                LintCode.UNINDEXED,
                slow.getFirst().place().condition(),
                which + " evaluated for every action, which takes about " + time(slow),
                "demand a text, prefix, element, key, number or network in every alternative, such"
                        + " as `http.method == 'POST' && ...`",
                slow.stream()
                        .skip(1)
                        .limit(MOST_SHOWN)
                        .map(rule -> new Diagnostic.Note("so is this", rule.place().condition()))
                        .toList());
    }

    /**
     * Of all conditions together; a rough figure, since it depends on the machine and the action.
     */
    private static String time(List<LintedRule> slow) {
        long nanos = slow.stream().mapToLong(rule -> nanos(rule.rule().condition())).sum();
        if (nanos < 1_000) {
            return "%d nanoseconds".formatted(nanos);
        }
        return nanos < 1_000_000
                ? "%d microseconds".formatted(nanos / 1_000)
                : "%d milliseconds".formatted(nanos / 1_000_000);
    }

    private static long nanos(Optional<Expr> condition) {
        return condition.filter(Unindexed::searches).isPresent() ? PATTERN_NANOS : PLAIN_NANOS;
    }

    private static boolean searches(Expr expr) {
        return expr instanceof Matches || expr.operands().stream().anyMatch(Unindexed::searches);
    }
}
