package org.clawpatrol.proxy.dashboard;

import io.javalin.http.Context;
import java.util.Locale;
import java.util.Objects;

/** Refuses what another site's page makes a browser send. Immutable. */
final class OriginCheck {
    private final PublicUrl publicUrl;

    OriginCheck(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    void check(Context request) {
        if (!foreignOrigin(request) && !foreignFetch(request)) {
            return;
        }
        throw new RefusedException(403, "requests from other sites are refused");
    }

    private boolean foreignOrigin(Context request) {
        String origin = request.header("Origin");
        if (origin == null) {
            return false;
        }
        String host = Objects.requireNonNullElse(request.header("Host"), "");
        String own = "//" + host.toLowerCase(Locale.ROOT);
        String offered = origin.toLowerCase(Locale.ROOT);
        boolean same = offered.equals("http:" + own) || offered.equals("https:" + own);
        return !same && !publicUrl.isOrigin(origin);
    }

    // Following a link from elsewhere is fine; anything else another site starts is not.
    private static boolean foreignFetch(Context request) {
        String site = request.header("Sec-Fetch-Site");
        if (site == null || site.equals("same-origin") || site.equals("none")) {
            return false;
        }
        boolean link =
                request.method().name().equals("GET")
                        && "navigate".equals(request.header("Sec-Fetch-Mode"))
                        && "document".equals(request.header("Sec-Fetch-Dest"));
        return !link;
    }
}
