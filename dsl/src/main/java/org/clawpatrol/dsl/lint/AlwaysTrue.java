package org.clawpatrol.dsl.lint;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.analysis.Region;
import org.clawpatrol.dsl.analysis.Truth;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.Literal;

/**
 * Conditions that every action meets although they look as if they asked for something. Stateless.
 */
final class AlwaysTrue implements Check {

    @Override
    public void check(EndpointRules rules, Findings findings) {
        for (LintedRule rule : rules.open()) {
            Optional<Expr> condition =
                    rule.rule().condition().filter(written -> !(written instanceof Literal));
            if (condition.isPresent() && Region.of(condition, Truth.NOT_TRUE).isEmpty()) {
                findings.add(
                        new Finding(
                                LintCode.ALWAYS_TRUE,
                                rule.place().condition(),
                                "the condition of rule `%s` is always true".formatted(rule.name()),
                                "leave it out if that is meant; `a != 'x' || a != 'y'` always"
                                        + " holds, `!(a in ['x', 'y'])` does not",
                                List.of()));
            }
        }
    }
}
