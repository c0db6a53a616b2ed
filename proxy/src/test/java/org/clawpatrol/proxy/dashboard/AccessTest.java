package org.clawpatrol.proxy.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every route, by everyone who may not use it. */
final class AccessTest {
    private static final List<String> DOCUMENTED_PUBLIC =
            List.of(
                    "GET /healthz",
                    "GET /readyz",
                    "GET /info",
                    "GET /ca.crt",
                    "GET /__login",
                    "POST /__login",
                    "GET /oauth/callback",
                    "GET /assets/app.css",
                    "GET /assets/app.js",
                    "GET /assets/mark.svg",
                    "GET /assets/htmx.min.js");

    @Test
    void publicRoutes_areExactlyTheDocumentedOnes() throws Exception {
        try (var dashboard = TestDashboard.withPassword("")) {
            assertThat(dashboard.server.routes())
                    .filteredOn(route -> route.access() == Access.PUBLIC)
                    .extracting(route -> route.verb() + " " + route.path())
                    .containsExactlyInAnyOrderElementsOf(DOCUMENTED_PUBLIC);
        }
    }

    @Test
    void everyOtherRoute_withoutAnOperator_isRefused() throws Exception {
        try (var dashboard = TestDashboard.withPassword("")) {
            for (Map.Entry<String, String[]> impostor : impostors(dashboard).entrySet()) {
                for (Route route : dashboard.server.routes()) {
                    if (forOperators(route)) {
                        assertRefused(dashboard, route, impostor.getKey(), impostor.getValue());
                    }
                }
            }
        }
    }

    @Test
    void everyOtherRoute_beforeThePasswordIsSet_isRefused() throws Exception {
        try (var dashboard = TestDashboard.fresh()) {
            for (Route route : dashboard.server.routes()) {
                if (forOperators(route)) {
                    assertRefused(dashboard, route, "nobody", new String[0]);
                }
            }
        }
    }

    private static boolean forOperators(Route route) {
        return route.access() != Access.PUBLIC && route.access() != Access.SELF;
    }

    private static Map<String, String[]> impostors(TestDashboard dashboard) {
        String expired = dashboard.sessions.open("root");
        dashboard.clock.advance(Duration.ofHours(25));
        String loggedOut = dashboard.sessions.open("root");
        dashboard.sessions.close(loggedOut);
        String revoked = dashboard.apiToken("gone");
        dashboard.tokens.revoke("gone");
        String device =
                dashboard.devices.register("laptop", "default").orElseThrow().token().reveal();
        String live = dashboard.sessions.open("root");
        var impostors = new LinkedHashMap<String, String[]>();
        impostors.put("nobody", new String[0]);
        impostors.put("expired session", cookie(expired));
        impostors.put("signed-out session", cookie(loggedOut));
        impostors.put("forged session", cookie("f".repeat(64)));
        impostors.put("device token", bearer(device));
        impostors.put("device token as cookie", cookie(device));
        impostors.put("device token as secret", new String[] {"X-Clawpatrol-Secret", device});
        impostors.put("revoked token", bearer(revoked));
        impostors.put("session as token", bearer(live));
        impostors.put("basic", new String[] {"Authorization", "Basic cm9vdDpyb290"});
        impostors.put(
                "bad token beside a live session",
                new String[] {"Authorization", "Bearer cpo_x", "Cookie", "cp_session=" + live});
        return impostors;
    }

    private static String[] cookie(String value) {
        return new String[] {"Cookie", "cp_session=" + value};
    }

    private static String[] bearer(String token) {
        return new String[] {"Authorization", "Bearer " + token};
    }

    private static void assertRefused(
            TestDashboard dashboard, Route route, String who, String[] headers) throws Exception {
        String path = route.path().replace("{id}", "x");
        var response =
                route.verb() == Route.Verb.GET
                        ? dashboard.browser.get(path, headers)
                        : dashboard.browser.postJson(path, "{}", headers);
        boolean page =
                route.verb() == Route.Verb.GET
                        && !path.startsWith("/api/")
                        && !path.equals("/metrics");
        assertThat(response.statusCode()).as(route + " by " + who).isEqualTo(page ? 302 : 401);
        if (page) {
            assertThat(response.headers().firstValue("location").orElseThrow())
                    .startsWith("/__login?next=%2F");
        } else {
            assertThat(response.body()).isEqualTo("sign in first\n");
        }
    }

    @Test
    void unlistedPathOrMethod_withoutAnOperator_isRefusedBeforeItIsLookedUp() throws Exception {
        try (var dashboard = TestDashboard.withPassword("")) {
            var statuses = new ArrayList<Integer>();
            for (String method : new String[] {"PUT", "DELETE", "PATCH", "OPTIONS", "POST"}) {
                for (String path : new String[] {"/", "/nope", "/healthz", "/api/nope"}) {
                    statuses.add(dashboard.browser.send(method, path, "").statusCode());
                }
            }
            assertThat(statuses).containsOnly(401);
            assertThat(dashboard.browser.get("/nope").statusCode()).isEqualTo(302);
            assertThat(dashboard.browser.get("/healthz/").statusCode()).isEqualTo(302);
            assertThat(dashboard.browser.get("/api/nope").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void fragment_afterTheSessionEnded_sendsTheBrowserToSignIn() throws Exception {
        try (var dashboard = TestDashboard.withPassword("")) {
            var response = dashboard.browser.get("/fragments/pending", "HX-Request", "true");

            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.headers().firstValue("hx-redirect")).contains("/__login");
        }
    }

    @Test
    void start_onATakenPort_saysWhere() throws Exception {
        try (var dashboard = TestDashboard.fresh()) {
            int taken = dashboard.address.getPort();

            assertThatThrownBy(() -> TestDashboard.onPort(taken))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the dashboard cannot listen on 127.0.0.1:" + taken);
        }
    }

    @Test
    void unlistedPath_withAnOperator_isNotFound() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            var response = dashboard.browser.get("/nope");

            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(response.body()).isEqualTo("not found\n");
        }
    }

    @Test
    void apiToken_asBearerOrSecret_isAnOperator() throws Exception {
        try (var dashboard = TestDashboard.withPassword("")) {
            String token = dashboard.apiToken("ci");
            var browser = dashboard.browser;

            assertThat(browser.get("/api/hitl/pending", bearer(token)).body()).isEqualTo("[]");
            assertThat(browser.get("/api/hitl/pending", "X-Clawpatrol-Secret", token).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void apiToken_forTokensAndPassword_isNotEnough() throws Exception {
        try (var dashboard = TestDashboard.withPassword("")) {
            String token = dashboard.apiToken("ci");
            for (String path :
                    List.of(
                            "/api/operator-tokens",
                            "/api/operator-tokens/revoke",
                            "/account/password")) {
                var response =
                        dashboard.browser.postJson(path, "{\"name\":\"more\"}", bearer(token));
                assertThat(response.statusCode()).as(path).isEqualTo(403);
            }
            assertThat(dashboard.tokens.all()).hasSize(1);
        }
    }
}
