package org.clawpatrol.proxy.flow;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.engine.policy.Decision;

/**
 * Proof that an action was decided and may have its effect. Only {@link Gatekeeper} makes one;
 * whatever sends bytes upstream or reads a secret demands one.
 */
public final class Permit {
    private final Action action;
    private final Decision decision;
    private final Optional<String> credential;
    private final List<String> approvedBy;
    private final List<String> stages;

    Permit(
            Action action,
            Decision decision,
            Optional<String> credential,
            List<String> approvedBy,
            List<String> stages) {
        this.action = action;
        this.decision = decision;
        this.credential = credential;
        this.approvedBy = List.copyOf(approvedBy);
        this.stages = List.copyOf(stages);
    }

    public Action action() {
        return action;
    }

    public Decision decision() {
        return decision;
    }

    /** The credential to inject; empty to forward as is. */
    public Optional<String> credential() {
        return credential;
    }

    /** Who approved, stage by stage, or who did not in time; empty when nobody had to. */
    public List<String> approvedBy() {
        return approvedBy;
    }

    /** What came of asking each approver, in order; empty when nobody was asked. */
    List<String> stages() {
        return stages;
    }
}
