package org.clawpatrol.proxy.dashboard;

import io.javalin.http.Context;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/** What anyone may ask: health, version and the certificate to trust. */
final class PublicRoutes {
    private final GatewayStatus status;
    private final String version;

    PublicRoutes(GatewayStatus status, String version) {
        this.status = status;
        this.version = version;
    }

    List<Route> all() {
        return List.of(
                Route.open("/healthz", request -> Answers.text(request, 200, "ok")),
                Route.open("/readyz", this::ready),
                Route.open("/info", this::info),
                Route.open("/ca.crt", this::certificate));
    }

    private void ready(Context request) {
        List<String> missing = status.notReady();
        if (missing.isEmpty()) {
            Answers.text(request, 200, "ready");
        } else {
            Answers.text(request, 503, "not ready: " + String.join("; ", missing));
        }
    }

    private void info(Context request) {
        Answers.json(
                request,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("clawpatrol", true)
                        .put("version", version)
                        .put("ca_fingerprint", status.caFingerprint()));
    }

    private void certificate(Context request) {
        request.contentType("application/x-pem-file").result(status.caPem());
    }
}
