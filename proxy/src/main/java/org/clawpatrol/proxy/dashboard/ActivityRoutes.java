package org.clawpatrol.proxy.dashboard;

import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.explain.ExplanationJson;
import org.clawpatrol.proxy.dashboard.page.ActionDetail;
import org.clawpatrol.proxy.dashboard.page.ActionList;
import org.clawpatrol.proxy.dashboard.page.Concerns;
import org.clawpatrol.proxy.dashboard.page.ExplanationCard;
import org.clawpatrol.proxy.dashboard.page.JteactionGenerated;
import org.clawpatrol.proxy.dashboard.page.JteactionsGenerated;
import org.clawpatrol.proxy.dashboard.page.JtehomeGenerated;
import org.clawpatrol.proxy.dashboard.page.PendingList;
import org.clawpatrol.proxy.dashboard.page.Shell;
import org.clawpatrol.proxy.state.ActionTable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What agents did: the first page, one action's page, and the same as JSON. */
final class ActivityRoutes {
    private static final int SHOWN = 100;
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1_000;

    private final DashboardSources sources;
    private final Shells shells;
    private final InstantSource clock;
    private final ConcernViews concerns;

    ActivityRoutes(DashboardSources sources, Shells shells, InstantSource clock) {
        this.sources = sources;
        this.shells = shells;
        this.clock = clock;
        this.concerns = new ConcernViews(sources, clock);
    }

    List<Route> all() {
        return List.of(
                Route.get("/", this::home),
                Route.get("/fragments/actions", this::fragment),
                Route.get("/actions/{id}", this::page),
                Route.get("/api/actions", this::list),
                Route.get("/api/actions/{id}", this::one),
                Route.get("/api/actions/{id}/explanation", this::explanation));
    }

    private void home(Context request) {
        Shell shell = shells.of(request, Shell.Section.ACTIVITY);
        PendingList pending =
                ApprovalViews.list(sources.approvals().pending(), shell.csrf(), clock.instant());
        ActionList actions = newest();
        Concerns concerning = concerns.now();
        Answers.page(
                request,
                (out, none) ->
                        JtehomeGenerated.render(
                                out, none, shell, Optional.empty(), concerning, pending, actions));
    }

    private ActionList newest() {
        return ActionViews.list(sources.actions().recent(SHOWN), clock.instant());
    }

    private void fragment(Context request) {
        ActionList actions = newest();
        if (actions.version().equals(request.queryParam("v"))) {
            request.status(204);
            return;
        }
        Answers.page(request, (out, none) -> JteactionsGenerated.render(out, none, actions));
    }

    private void page(Context request) {
        Shell shell = shells.of(request, Shell.Section.ACTIVITY);
        ActionDetail detail = ActionViews.detail(find(request), clock.instant());
        Optional<ExplanationCard> why =
                sources.explanations().explain(detail.id()).map(ExplanationViews::card);
        Answers.page(
                request, (out, none) -> JteactionGenerated.render(out, none, shell, detail, why));
    }

    private void explanation(Context request) {
        String id = find(request).record().id();
        Answers.json(
                request,
                sources.explanations()
                        .explain(id)
                        .map(ExplanationJson::of)
                        .<JsonNode>map(JsonMapper.shared()::valueToTree)
                        .orElseThrow(
                                () -> new RefusedException(404, "the action is no longer held")));
    }

    private void list(Context request) {
        Answers.json(request, ActionJson.list(sources.actions().recent(limit(request))));
    }

    private static int limit(Context request) {
        String text = request.queryParam("limit");
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        int limit = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new RefusedException(400, "`limit` must be 1 to 1000");
        }
        return limit;
    }

    private void one(Context request) {
        Answers.json(request, ActionJson.complete(find(request)));
    }

    private ActionTable.Row find(Context request) {
        return sources.actions()
                .find(request.pathParam("id"))
                .orElseThrow(() -> new RefusedException(404, "no such action"));
    }
}
