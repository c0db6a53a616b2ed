package org.clawpatrol.proxy.dashboard;

import java.time.InstantSource;
import org.clawpatrol.proxy.dashboard.page.Concerns;
import org.clawpatrol.proxy.dashboard.page.Moment;

/** What operators should do about secrets, as pages show it. Safe to share. */
final class ConcernViews {
    private final DashboardSources sources;
    private final InstantSource clock;

    ConcernViews(DashboardSources sources, InstantSource clock) {
        this.sources = sources;
        this.clock = clock;
    }

    Concerns now() {
        return new Concerns(sources.health().complaints().stream().map(this::concern).toList());
    }

    private Concerns.Concern concern(CredentialHealth.Complaint complaint) {
        return new Concerns.Concern(
                complaint.name(),
                complaint.text(),
                complaint.ends().map(at -> Moment.of(at, clock.instant())),
                sources.configuration().current().credentials().containsKey(complaint.name()));
    }
}
