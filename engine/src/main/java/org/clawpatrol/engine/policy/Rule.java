package org.clawpatrol.engine.policy;

import java.util.Optional;
import org.clawpatrol.engine.expr.Expr;

/**
 * One enabled rule of an endpoint, checked and ready to evaluate. Immutable.
 *
 * @param name unique among rules
 * @param priority higher first
 * @param credential when present, the rule applies only to actions dispatched to that credential
 * @param condition boolean expression; empty means always true and never unevaluable
 * @param outcome what happens on a match
 * @param reason text for agent and approver; may be empty
 * @param handling what else it says about the actions it decides
 */
public record Rule(
        String name,
        int priority,
        Optional<String> credential,
        Optional<Expr> condition,
        Outcome outcome,
        String reason,
        Handling handling) {

    /** A rule that says nothing besides its outcome. */
    public Rule(
            String name,
            int priority,
            Optional<String> credential,
            Optional<Expr> condition,
            Outcome outcome,
            String reason) {
        this(name, priority, credential, condition, outcome, reason, Handling.standard());
    }
}
