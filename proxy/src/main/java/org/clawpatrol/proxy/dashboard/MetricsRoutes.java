package org.clawpatrol.proxy.dashboard;

import io.javalin.http.Context;
import java.util.List;
import java.util.Objects;
import org.clawpatrol.proxy.telemetry.prometheus.Exposition;

/** What scrapers ask for, with an operator's API token: names of endpoints and rules are in it. */
final class MetricsRoutes {
    /** Where scrapers look unless told otherwise. */
    static final String PATH = "/metrics";

    private final Exposition exposition;

    MetricsRoutes(Exposition exposition) {
        this.exposition = exposition;
    }

    List<Route> all() {
        return List.of(Route.get(PATH, this::page));
    }

    private void page(Context request) {
        Exposition.Page page =
                exposition.page(Objects.requireNonNullElse(request.header("Accept"), ""));
        request.contentType(page.contentType()).result(page.body());
    }
}
