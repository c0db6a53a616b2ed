package org.clawpatrol.proxy.dashboard;

import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.proxy.dashboard.page.Concerns;
import org.clawpatrol.proxy.dashboard.page.CredentialPage;
import org.clawpatrol.proxy.dashboard.page.JtecredentialsGenerated;
import org.clawpatrol.proxy.dashboard.page.Shell;
import org.clawpatrol.proxy.secret.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which credentials have their secret, and setting or removing it. Nothing here reads one. */
final class CredentialRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(CredentialRoutes.class);

    private final DashboardSources sources;
    private final Shells shells;
    private final CredentialViews views;
    private final ConcernViews concerns;

    CredentialRoutes(DashboardSources sources, Shells shells, InstantSource clock) {
        this.sources = sources;
        this.shells = shells;
        views = new CredentialViews(sources.secrets(), sources.logins(), clock);
        concerns = new ConcernViews(sources, clock);
    }

    List<Route> all() {
        return List.of(
                Route.get("/credentials", this::page),
                Route.post("/api/credentials/set", this::set),
                Route.post("/api/credentials/clear", this::clear));
    }

    private void page(Context request) {
        Shell shell = shells.of(request, Shell.Section.CREDENTIALS);
        var page =
                new CredentialPage(
                        sources.configuration().current().credentials().values().stream()
                                .map(views::of)
                                .toList());
        Concerns concerning = concerns.now();
        Answers.page(
                request,
                (out, none) ->
                        JtecredentialsGenerated.render(
                                out, none, shell, Optional.empty(), concerning, page));
    }

    private void set(Context request) {
        Submission submission = Submission.of(request);
        CredentialConfig credential = credential(submission);
        Map<String, String> values = submission.entries("slots");
        List<String> slots = sources.secrets().slots(credential);
        if (values.isEmpty()) {
            throw Submission.missing("slots");
        }
        for (String slot : values.keySet()) {
            if (!slots.contains(slot)) {
                throw new RefusedException(
                        400,
                        "credential type `"
                                + credential.type()
                                + "` has no slot `"
                                + slot.substring(0, Math.min(slot.length(), 64))
                                + "`");
            }
        }
        values.forEach((slot, value) -> store(credential.name(), slot, value));
        LOG.info("secret of credential {} set by {}", credential.name(), by(request));
        Changes.done(request, submission, "/credentials");
    }

    private void store(String credential, String slot, String value) {
        if (value.isEmpty()) {
            sources.secrets().remove(credential, slot);
            return;
        }
        try (Secret secret = Secret.of(value)) {
            sources.secrets().put(credential, slot, secret);
        }
    }

    private void clear(Context request) {
        Submission submission = Submission.of(request);
        CredentialConfig credential = credential(submission);
        for (String slot : sources.secrets().slots(credential)) {
            sources.secrets().remove(credential.name(), slot);
        }
        LOG.info("secret of credential {} removed by {}", credential.name(), by(request));
        Changes.done(request, submission, "/credentials");
    }

    private static String by(Context request) {
        return Caller.of(request).name();
    }

    private CredentialConfig credential(Submission submission) {
        CredentialConfig credential =
                sources.configuration().current().credentials().get(submission.text("id"));
        if (credential == null) {
            throw new RefusedException(404, "the active configuration has no such credential");
        }
        return credential;
    }
}
