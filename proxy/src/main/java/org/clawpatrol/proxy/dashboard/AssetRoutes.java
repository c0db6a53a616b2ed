package org.clawpatrol.proxy.dashboard;

import java.util.List;

/** The style sheet, the scripts and the mark. */
final class AssetRoutes {
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String HTMX =
            "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";

    private AssetRoutes() {}

    static List<Route> all() {
        return List.of(
                        Asset.load(
                                "/assets/app.css", "text/css; charset=utf-8", "/dashboard/app.css"),
                        Asset.load("/assets/app.js", SCRIPT, "/dashboard/app.js"),
                        Asset.load("/assets/mark.svg", "image/svg+xml", "/dashboard/mark.svg"),
                        Asset.load("/assets/htmx.min.js", SCRIPT, HTMX))
                .stream()
                .map(Asset::route)
                .toList();
    }
}
