package org.clawpatrol.proxy.flow;

import org.clawpatrol.engine.policy.Decision;
import org.clawpatrol.proxy.journal.Outcome;
import org.clawpatrol.proxy.telemetry.ActionEnd;
import org.clawpatrol.proxy.telemetry.ActionSubject;
import org.clawpatrol.proxy.telemetry.Phase;
import org.clawpatrol.proxy.telemetry.Ruling;

/** Tells an action's timer how the action ended. Stateless. */
final class ActionEnds {
    private ActionEnds() {}

    /**
     * The agent gets a refusal of the gateway's own.
     *
     * @param recorded the journal's word for it
     */
    static void refused(Action action, Decision decision, String recorded, Refusal refusal) {
        action.timer().refused(refusal.failure());
        action.timer()
                .ended(
                        new ActionEnd(
                                subject(action, decision),
                                Ruling.recorded(recorded),
                                Integer.toString(refusal.failure().status()),
                                0,
                                0));
    }

    /** The agent left while its action waited for an approver. */
    static void abandoned(Action action, Decision decision) {
        action.timer().ended(new ActionEnd(subject(action, decision), Ruling.DENIED, "", 0, 0));
    }

    /** The action was carried out, as far as that went. */
    static void forwarded(Permit permit, Outcome outcome) {
        permit.action().timer().reached(Phase.STREAM);
        permit.action()
                .timer()
                .ended(
                        new ActionEnd(
                                subject(permit.action(), permit.decision()),
                                ruling(permit),
                                outcome.status(),
                                outcome.bytesIn(),
                                outcome.bytesOut()));
    }

    private static Ruling ruling(Permit permit) {
        if (permit.action().timer().failed()) {
            return Ruling.ERROR;
        }
        return permit.approvedBy().isEmpty() ? Ruling.ALLOW : Ruling.APPROVED;
    }

    private static ActionSubject subject(Action action, Decision decision) {
        return new ActionSubject(
                action.description().method(),
                action.description().host(),
                action.endpoint().name(),
                decision.ruleName());
    }
}
