package org.clawpatrol.proxy.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.clawpatrol.dsl.config.ApproverConfig;
import org.clawpatrol.engine.policy.Decision;
import org.clawpatrol.engine.policy.Unevaluable;
import org.clawpatrol.engine.policy.Verdict;
import org.clawpatrol.proxy.approval.ApprovalRequest;
import org.clawpatrol.proxy.approval.ApprovalResult;
import org.clawpatrol.proxy.approval.Approvals;
import org.clawpatrol.proxy.failure.Failure;

/**
 * Turns a decision into an open or a shut gate, asking approvers where the decision says so. The
 * only maker of {@link Permit}s. Stateless; safe to share.
 */
public final class Gatekeeper {
    private static final String DENIED_BY_APPROVER = "denied by approver";

    private final Approvals approvals;
    private final LapsedApprovals lapsed;

    /**
     * @param lapsed told of each action that passes because its approver did not decide
     */
    public Gatekeeper(Approvals approvals, LapsedApprovals lapsed) {
        this.approvals = approvals;
        this.lapsed = lapsed;
    }

    /**
     * Settles a decision.
     *
     * @param result called exactly once: before this method returns when nobody has to be asked,
     *     else on the exchange's executor
     */
    void settle(Action action, Decision decision, Exchange exchange, Consumer<Gate> result) {
        switch (decision.verdict()) {
            case Verdict.Inject(var credential) ->
                    result.accept(open(action, decision, Optional.of(credential), List.of()));
            case Verdict.Forward() ->
                    result.accept(
                            OpenChoice.refusal(action, decision, Optional.empty())
                                    .orElseGet(
                                            () ->
                                                    open(
                                                            action,
                                                            decision,
                                                            Optional.empty(),
                                                            List.of())));
            case Verdict.Reject(var reason) -> result.accept(rejected(decision, reason));
            case Verdict.Escalate escalate ->
                    OpenChoice.refusal(action, decision, escalate.credential())
                            .ifPresentOrElse(
                                    result,
                                    () ->
                                            new Chain(action, decision, escalate, exchange, result)
                                                    .ask(0));
        }
    }

    private static Gate rejected(Decision decision, String reason) {
        boolean byDefault = decision.rule().isEmpty() && decision.cause() == Unevaluable.NONE;
        return byDefault
                ? new Gate.Shut(
                        new Refusal(Failure.POLICY, reason),
                        "deny",
                        "no rule matched; `defaults.no_match` denies")
                : new Gate.Shut(new Refusal(Failure.POLICY, reason), "deny");
    }

    private static Gate open(
            Action action,
            Decision decision,
            Optional<String> credential,
            List<String> approvedBy) {
        return new Gate.Open(new Permit(action, decision, credential, approvedBy, List.of()));
    }

    /** One action's way through its approvers, in order. Lives on the exchange's executor. */
    private final class Chain {
        private final Action action;
        private final Decision decision;
        private final Verdict.Escalate escalate;
        private final Exchange exchange;
        private final Consumer<Gate> result;
        private final List<String> approvedBy = new ArrayList<>();
        private final StageOutcomes stages;
        private Approvals.Ticket ticket = () -> {};

        Chain(
                Action action,
                Decision decision,
                Verdict.Escalate escalate,
                Exchange exchange,
                Consumer<Gate> result) {
            this.action = action;
            this.decision = decision;
            this.escalate = escalate;
            this.exchange = exchange;
            this.result = result;
            this.stages = new StageOutcomes(escalate.approvers());
            exchange.onGone(() -> ticket.withdraw());
        }

        void ask(int stage) {
            String name = escalate.approvers().get(stage);
            ApproverConfig approver = action.configuration().approvers().get(name);
            if (approver == null) {
                notApproved("not found", "approver " + name + " not found");
                return;
            }
            ticket =
                    approvals.ask(
                            question(approver),
                            approver.timeout(),
                            answer ->
                                    exchange.executor()
                                            .execute(() -> answered(stage, name, answer)));
        }

        private void answered(int stage, String name, ApprovalResult answer) {
            switch (answer) {
                case ApprovalResult.Allowed(var by) -> allowed(stage, "allowed", by);
                case ApprovalResult.Denied(var by, var reason) ->
                        notApproved("denied", reason.isEmpty() ? DENIED_BY_APPROVER : reason);
                case ApprovalResult.TimedOut(var waited) -> timedOut(stage, name, waited);
                case ApprovalResult.Unavailable(var reason) -> notApproved("unavailable", reason);
                case ApprovalResult.Disconnected() -> abandoned();
            }
        }

        private void notApproved(String outcome, String reason) {
            stages.ended(outcome);
            Refusal refusal = new Refusal(Failure.NOT_APPROVED, reason);
            result.accept(new Gate.Shut(refusal, "denied", reason, stages.words()));
        }

        private void abandoned() {
            stages.ended("abandoned");
            result.accept(new Gate.Abandoned(stages.words()));
        }

        /** Nobody decided: a denial, unless the configuration asked for the opposite by name. */
        private void timedOut(int stage, String name, Duration waited) {
            if (action.configuration().defaults().humanTimeoutAllows()) {
                lapsed.passed(action, name);
                allowed(
                        stage,
                        "timed out, passed",
                        List.of("nobody: " + name + " timed out after " + DurationText.of(waited)));
            } else {
                notApproved("timed out", timeOut(name, waited));
            }
        }

        private void allowed(int stage, String outcome, List<String> by) {
            approvedBy.addAll(by);
            stages.ended(outcome);
            if (!exchange.alive()) {
                result.accept(new Gate.Abandoned(stages.words()));
            } else if (stage + 1 < escalate.approvers().size()) {
                ask(stage + 1);
            } else {
                result.accept(
                        new Gate.Open(
                                new Permit(
                                        action,
                                        decision,
                                        escalate.credential(),
                                        approvedBy,
                                        stages.words())));
            }
        }

        private ApprovalRequest question(ApproverConfig approver) {
            Description shown = action.description();
            return new ApprovalRequest(
                    action.id(),
                    approver.name(),
                    action.peer().deviceId(),
                    action.peer().deviceName(),
                    action.peer().profile(),
                    action.peer().address(),
                    action.endpoint().typedName(),
                    action.endpoint().family().id(),
                    shown.method(),
                    shown.host(),
                    shown.target(),
                    shown.query(),
                    shown.headers(),
                    shown.body(),
                    shown.bodyCut(),
                    decision.ruleName(),
                    escalate.reason(),
                    shown.digest(),
                    approver.needed());
        }
    }

    private static String timeOut(String approver, Duration waited) {
        return "approver \""
                + approver
                + "\" timed out after "
                + DurationText.of(waited)
                + "; upstream request was not sent";
    }
}
