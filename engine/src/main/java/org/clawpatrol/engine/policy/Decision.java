package org.clawpatrol.engine.policy;

import java.util.Optional;

/**
 * The engine's answer for one action. Immutable.
 *
 * @param verdict what to do
 * @param rule the rule that decided; empty when none matched and the default applied
 * @param cause why the deciding rule could not be evaluated; {@link Unevaluable#NONE} when it could
 */
public record Decision(Verdict verdict, Optional<Rule> rule, Unevaluable cause) {

    /** Name of the deciding rule, or the empty string. */
    public String ruleName() {
        return rule.map(Rule::name).orElse("");
    }

    /** What the deciding rule says besides its outcome. */
    public Handling handling() {
        return rule.map(Rule::handling).orElse(Handling.standard());
    }
}
