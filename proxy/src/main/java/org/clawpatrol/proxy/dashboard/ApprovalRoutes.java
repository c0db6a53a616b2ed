package org.clawpatrol.proxy.dashboard;

import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.proxy.approval.ApprovalPool;
import org.clawpatrol.proxy.approval.ApprovalState;
import org.clawpatrol.proxy.approval.DecisionResult;
import org.clawpatrol.proxy.dashboard.page.ApprovalCard;
import org.clawpatrol.proxy.dashboard.page.JteapprovalGenerated;
import org.clawpatrol.proxy.dashboard.page.JtenoticeGenerated;
import org.clawpatrol.proxy.dashboard.page.JtependingGenerated;
import org.clawpatrol.proxy.dashboard.page.Notice;
import org.clawpatrol.proxy.dashboard.page.PendingList;
import org.clawpatrol.proxy.dashboard.page.Shell;
import tools.jackson.databind.node.JsonNodeFactory;

/** What waits for a person, and the decision. */
final class ApprovalRoutes {
    private static final int LONGEST_REASON = 500;

    private final ApprovalPool approvals;
    private final Shells shells;
    private final InstantSource clock;

    ApprovalRoutes(ApprovalPool approvals, Shells shells, InstantSource clock) {
        this.approvals = approvals;
        this.shells = shells;
        this.clock = clock;
    }

    List<Route> all() {
        return List.of(
                Route.get("/api/hitl/pending", this::pending),
                Route.post("/api/hitl/decide", this::decide),
                Route.get("/fragments/pending", this::fragment),
                Route.get("/approvals/{id}", this::page));
    }

    private void pending(Context request) {
        Answers.json(request, ApprovalViews.json(approvals.pending()));
    }

    private void fragment(Context request) {
        PendingList pending =
                ApprovalViews.list(approvals.pending(), Caller.of(request).csrf(), clock.instant());
        if (pending.version().equals(request.queryParam("v"))) {
            request.status(204);
            return;
        }
        Answers.page(request, (out, none) -> JtependingGenerated.render(out, none, pending));
    }

    private void page(Context request) {
        Shell shell = shells.of(request, Shell.Section.ACTIVITY);
        String id = request.pathParam("id");
        Optional<ApprovalCard> card =
                approvals.find(id).map(found -> ApprovalViews.card(found, clock.instant()));
        String state = card.isPresent() ? "" : approvals.look(id).reason();
        Answers.page(
                request, (out, none) -> JteapprovalGenerated.render(out, none, shell, card, state));
    }

    private void decide(Context request) {
        Submission submission = Submission.of(request);
        String reason = submission.find("reason").orElse("").strip();
        if (reason.length() > LONGEST_REASON || reason.chars().anyMatch(Character::isISOControl)) {
            throw new RefusedException(400, "`reason` must be one line of at most 500 characters");
        }
        DecisionResult result =
                approvals.decide(
                        submission.text("id"),
                        submission.flag("allow"),
                        Caller.of(request).decider(),
                        reason);
        answer(request, submission, result);
    }

    private static void answer(Context request, Submission submission, DecisionResult result) {
        if (submission instanceof JsonSubmission) {
            Answers.json(
                    request,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("ok", result.ok())
                            .put("state", result.state().wireName())
                            .put("reason", result.reason()));
        } else if (request.header("HX-Request") == null) {
            Answers.seeOther(request, "/");
        } else {
            Notice notice = notice(result);
            request.header("HX-Trigger", "pending-changed");
            Answers.page(request, (out, none) -> JtenoticeGenerated.render(out, none, notice));
        }
    }

    private static Notice notice(DecisionResult result) {
        if (result.state() == ApprovalState.PENDING) {
            return Notice.good("Your approval counts: " + result.reason() + ".");
        }
        return result.ok()
                ? Notice.good("Request " + result.reason() + ".")
                : Notice.bad("Your decision came too late: " + result.reason() + ".");
    }
}
