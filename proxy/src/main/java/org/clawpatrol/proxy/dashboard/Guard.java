package org.clawpatrol.proxy.dashboard;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.clawpatrol.proxy.dashboard.page.JtebounceGenerated;
import org.clawpatrol.proxy.flow.Peer;

/**
 * What every request passes before its route runs: headers, name, origin, identity, and for changes
 * the kind of body and the proof that our own page sent it. Immutable; safe to share.
 */
final class Guard {
    private final RouteTable routes;
    private final SecurityHeaders headers;
    private final HostCheck hosts;
    private final OriginCheck origins;
    private final Authenticator authenticator;

    Guard(RouteTable routes, PublicUrl publicUrl, Authenticator authenticator) {
        this.routes = routes;
        this.headers = new SecurityHeaders(publicUrl);
        this.hosts = new HostCheck(publicUrl);
        this.origins = new OriginCheck(publicUrl);
        this.authenticator = authenticator;
    }

    SecurityHeaders headers() {
        return headers;
    }

    void check(Context request) {
        headers.apply(request.res());
        hosts.check(request);
        String method = request.method().name();
        Access access = routes.access(method, request.path());
        boolean changes = !method.equals("GET") && !method.equals("HEAD");
        if (changes || access != Access.PUBLIC) {
            origins.check(request);
        }
        if (access == Access.PUBLIC) {
            readPublic(request, method);
            return;
        }
        if (access == Access.SELF) {
            request.attribute(EnvironmentRoutes.DEVICE, device(request));
            return;
        }
        Optional<Caller> caller = authenticator.caller(request);
        if (caller.isEmpty()) {
            turnAway(request, method);
            return;
        }
        if (access == Access.SESSION && !caller.get().bySession()) {
            throw new RefusedException(403, "an API token cannot do this; sign in with a browser");
        }
        caller.get().attachTo(request);
        if (method.equals("POST")) {
            readOperator(request, caller.get());
        }
    }

    private Peer device(Context request) {
        return authenticator
                .device(request)
                .orElseThrow(() -> new RefusedException(401, "a device token is needed"));
    }

    // Public forms check their own token: it is bound to another cookie.
    private static void readPublic(Context request, String method) {
        if (!method.equals("POST")) {
            return;
        }
        request.attribute(Submission.ATTRIBUTE, SubmissionReader.read(request));
    }

    private static void readOperator(Context request, Caller caller) {
        Submission submission = SubmissionReader.read(request);
        if (caller.bySession()) {
            String offered =
                    Optional.ofNullable(request.header("X-CSRF-Token"))
                            .or(() -> submission.find("csrf"))
                            .orElse("");
            if (!CsrfToken.matches(caller.csrf(), offered)) {
                throw new RefusedException(403, "the page is out of date; reload it and try again");
            }
        } else if (submission instanceof FormSubmission) {
            throw new RefusedException(415, "send application/json");
        }
        request.attribute(Submission.ATTRIBUTE, submission);
    }

    private static void turnAway(Context request, String method) {
        if (request.header("HX-Request") != null) {
            request.header("HX-Redirect", "/__login");
            throw new RefusedException(401, "sign in first");
        }
        if (!method.equals("GET") || forPrograms(request.path())) {
            throw new RefusedException(401, "sign in first");
        }
        if ("cross-site".equals(request.header("Sec-Fetch-Site"))) {
            bounce(request);
        } else {
            String next = NextPath.of(pathAndQuery(request));
            request.redirect("/__login?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
        }
        request.skipRemainingHandlers();
    }

    // A program that follows redirects would take the sign-in page for its answer.
    private static boolean forPrograms(String path) {
        return path.startsWith("/api/") || path.equals(MetricsRoutes.PATH);
    }

    // The strict cookie is not sent when a link elsewhere leads here. Coming again from our own
    // page sends it, so the operator need not sign in twice.
    private static void bounce(Context request) {
        String target = NextPath.of(pathAndQuery(request));
        Answers.page(request, (out, none) -> JtebounceGenerated.render(out, none, target));
    }

    private static String pathAndQuery(Context request) {
        String query = Objects.requireNonNullElse(request.req().getQueryString(), "");
        return query.isEmpty() ? request.path() : request.path() + "?" + query;
    }
}
