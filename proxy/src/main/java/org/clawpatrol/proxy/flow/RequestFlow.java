package org.clawpatrol.proxy.flow;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.clawpatrol.engine.policy.Decision;
import org.clawpatrol.engine.policy.Rule;
import org.clawpatrol.proxy.credential.FailedSourceException;
import org.clawpatrol.proxy.credential.Lease;
import org.clawpatrol.proxy.credential.MissingSecretException;
import org.clawpatrol.proxy.credential.WithheldCredentialException;
import org.clawpatrol.proxy.failure.Failure;
import org.clawpatrol.proxy.journal.ActionRecord;
import org.clawpatrol.proxy.journal.Journal;
import org.clawpatrol.proxy.journal.JournalUnavailableException;
import org.clawpatrol.proxy.journal.Outcome;
import org.clawpatrol.proxy.telemetry.Phase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one action once a protocol has read it: decide, settle, reserve, lend, forward,
 * complete. Runs on the exchange's executor; safe to share.
 */
public final class RequestFlow {
    private static final Logger LOG = LoggerFactory.getLogger(RequestFlow.class);

    private final CheckedDecisions decisions;
    private final Gatekeeper gatekeeper;
    private final Journal journal;
    private final CredentialSource credentials;
    private final InstantSource clock;

    public RequestFlow(
            CheckedDecisions decisions,
            Gatekeeper gatekeeper,
            Journal journal,
            CredentialSource credentials,
            InstantSource clock) {
        this.decisions = decisions;
        this.gatekeeper = gatekeeper;
        this.journal = journal;
        this.credentials = credentials;
        this.clock = clock;
    }

    /** Takes an action from decision to its end. Returns at once; the exchange gets the answer. */
    public void handle(Action action, Exchange exchange) {
        Decision decision = decisions.decide(action);
        Optional<Decision> other = decisions.differing(action, decision);
        if (other.isPresent()) {
            Decided meant = new Decided(action, other.get(), List.of(), false);
            decisions.report(action, meant.decision());
            action.timer().reached(Phase.DECIDE);
            refuse(meant, unconfirmed(decision, meant.decision()), exchange);
            return;
        }
        Decided decided =
                new Decided(action, decision, ShadowDecisions.differing(action, decision), true);
        decisions.report(action, decision);
        action.timer().reached(Phase.DECIDE);
        gatekeeper.settle(
                action,
                decision,
                exchange,
                gate -> {
                    action.timer().reached(Phase.SETTLE);
                    switch (gate) {
                        case Gate.Open(var permit) -> reserve(permit, decided, exchange);
                        case Gate.Shut shut -> refuse(decided, shut, exchange);
                        case Gate.Abandoned(var stages) -> abandon(decided, stages);
                    }
                });
    }

    /**
     * A live decision and what is recorded beside it.
     *
     * @param shadow what rules that are not in force would have decided otherwise
     * @param confirmed whether nothing speaks against the decision
     */
    private record Decided(
            Action action, Decision decision, List<String> shadow, boolean confirmed) {}

    /** The policy means what its rules say in order, so that decision is the one recorded. */
    private static Gate.Shut unconfirmed(Decision compiled, Decision ordered) {
        return new Gate.Shut(
                new Refusal(Failure.INTERNAL, "the decision could not be confirmed"),
                "error",
                "policy shadow check: " + ShadowAlarm.difference(compiled, ordered));
    }

    /** What else its thread permits in this turn is written in the same go. */
    private void reserve(Permit permit, Decided decided, Exchange exchange) {
        try {
            Journal.Submission submission = journal.submit(intentOf(permit, decided));
            exchange.executor().execute(() -> confirm(permit, submission, exchange));
        } catch (JournalUnavailableException e) {
            notRecorded(permit, exchange, e);
        }
    }

    private void confirm(Permit permit, Journal.Submission submission, Exchange exchange) {
        Journal.Reservation reservation;
        try {
            reservation = submission.confirm();
        } catch (JournalUnavailableException e) {
            notRecorded(permit, exchange, e);
            return;
        }
        permit.action().timer().reached(Phase.RESERVE);
        lend(permit, reservation, exchange);
    }

    private static void notRecorded(
            Permit permit, Exchange exchange, JournalUnavailableException cause) {
        LOG.error("action {} refused: {}", permit.action().id(), cause.getMessage());
        Refusal refusal = new Refusal(Failure.NOT_RECORDED, "the action could not be recorded");
        ActionEnds.refused(permit.action(), permit.decision(), "error", refusal);
        exchange.refuse(refusal);
    }

    private void lend(Permit permit, Journal.Reservation reservation, Exchange exchange) {
        var lending =
                exchange.needsSecret()
                        ? credentials.lend(permit).toCompletableFuture()
                        : CompletableFuture.completedFuture(Lease.none());
        if (lending.isDone()) {
            lent(permit, reservation, exchange, lending);
        } else {
            lending.whenCompleteAsync(
                    (lease, failure) -> lent(permit, reservation, exchange, lending),
                    exchange.executor());
        }
    }

    private void lent(
            Permit permit,
            Journal.Reservation reservation,
            Exchange exchange,
            CompletableFuture<Lease> lending) {
        if (lending.isCompletedExceptionally()) {
            withoutSecret(permit, reservation, exchange, cause(lending.exceptionNow()));
            return;
        }
        permit.action().timer().reached(Phase.LEND);
        Lease lease = lending.join();
        if (!exchange.alive()) {
            lease.close();
            complete(
                    permit,
                    reservation,
                    new Outcome("", 0, 0, 0, "the agent left before forwarding"));
            return;
        }
        exchange.forward(permit, lease, outcome -> complete(permit, reservation, outcome));
    }

    private static void complete(Permit permit, Journal.Reservation reservation, Outcome outcome) {
        reservation.complete(outcome);
        ActionEnds.forwarded(permit, outcome);
    }

    /** What a later stage failed with comes wrapped. */
    private static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }

    private static void withoutSecret(
            Permit permit, Journal.Reservation reservation, Exchange exchange, Throwable failure) {
        String reason =
                switch (failure) {
                    case MissingSecretException missing ->
                            "credential \""
                                    + missing.credential()
                                    + "\" has no secret; an operator must set it";
                    case WithheldCredentialException withheld ->
                            "credential \"" + withheld.credential() + "\" may not be used";
                    case FailedSourceException failed ->
                            "credential \""
                                    + failed.credential()
                                    + (failed.lasting()
                                            ? "\" needs a new login; an operator must connect it"
                                            : "\" is not available; an operator must look at its"
                                                    + " source");
                    default -> "the credential could not be prepared";
                };
        LOG.warn("action {} refused: {}", permit.action().id(), failure.getMessage());
        Refusal refusal = new Refusal(exchange.withoutSecret(isLasting(failure)), reason);
        String status = Integer.toString(refusal.failure().status());
        reservation.complete(new Outcome(status, 0, 0, 0, String.valueOf(failure.getMessage())));
        ActionEnds.refused(permit.action(), permit.decision(), "error", refusal);
        exchange.refuse(refusal);
    }

    private static boolean isLasting(Throwable failure) {
        return switch (failure) {
            case MissingSecretException _, WithheldCredentialException _ -> true;
            case FailedSourceException failed -> failed.lasting();
            default -> false;
        };
    }

    private void refuse(Decided decided, Gate.Shut shut, Exchange exchange) {
        recordRefused(
                decided,
                new RecordedAction.Result(
                        shut.recorded(),
                        ruled(decided, shut),
                        shut.detail(),
                        "",
                        List.of(),
                        shut.stages(),
                        decided.shadow()),
                new Outcome("", 0, 0, 0, ""));
        ActionEnds.refused(decided.action(), decided.decision(), shut.recorded(), shut.refusal());
        exchange.refuse(shut.refusal());
    }

    /** What is refused although rules let it through was left open by them, and so is a denial. */
    private static String ruled(Decided decided, Gate.Shut shut) {
        if (!shut.recorded().equals("error")) {
            return "";
        }
        return decided.confirmed() ? "deny" : RecordedAction.word(decided.decision().verdict());
    }

    private void abandon(Decided decided, List<String> stages) {
        recordRefused(
                decided,
                new RecordedAction.Result(
                        "denied",
                        "",
                        "the agent left while approval was pending",
                        "",
                        List.of(),
                        stages,
                        decided.shadow()),
                new Outcome("", 0, 0, 0, "client_disconnected"));
        ActionEnds.abandoned(decided.action(), decided.decision());
    }

    private void recordRefused(Decided decided, RecordedAction.Result result, Outcome outcome) {
        try {
            journal.refuse(
                    RecordedAction.of(
                            decided.action(), decided.decision(), result, clock.instant()),
                    outcome);
        } catch (JournalUnavailableException e) {
            LOG.error(
                    "refused action {} could not be recorded: {}",
                    decided.action().id(),
                    e.getMessage());
        }
    }

    private ActionRecord intentOf(Permit permit, Decided decided) {
        boolean approved = !permit.approvedBy().isEmpty();
        String reason =
                permit.decision()
                        .rule()
                        .map(Rule::reason)
                        .orElse("no rule matched; `defaults.no_match` allows");
        return RecordedAction.of(
                permit.action(),
                permit.decision(),
                new RecordedAction.Result(
                        approved ? "approved" : "allow",
                        "",
                        reason,
                        permit.credential().orElse(""),
                        permit.approvedBy(),
                        permit.stages(),
                        decided.shadow()),
                clock.instant());
    }
}
