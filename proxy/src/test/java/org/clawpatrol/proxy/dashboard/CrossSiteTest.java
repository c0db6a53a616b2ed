package org.clawpatrol.proxy.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.clawpatrol.proxy.approval.ApprovalState;
import org.junit.jupiter.api.Test;

/** What another site's page can make an operator's browser do: nothing. */
final class CrossSiteTest {

    @Test
    void decide_fromElsewhereInEveryWay_changesNothing() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            String id = dashboard.ask();
            String json = "{\"id\":\"" + id + "\",\"allow\":true}";
            String csrf = dashboard.csrf();
            var b = dashboard.browser;
            var form = Map.of("id", id, "allow", "true");
            String path = "/api/hitl/decide";

            assertThat(b.postJson(path, json).statusCode()).as("no token").isEqualTo(403);
            assertThat(b.postForm(path, form).statusCode()).as("plain form").isEqualTo(403);
            assertThat(b.postJson(path, json, "X-CSRF-Token", "guess").statusCode()).isEqualTo(403);
            assertThat(b.send("POST", path, json, "Content-Type", "text/plain").statusCode())
                    .as("text/plain")
                    .isEqualTo(415);
            assertThat(
                            b.send(
                                            "POST",
                                            path,
                                            json,
                                            "Content-Type",
                                            "multipart/form-data; boundary=x")
                                    .statusCode())
                    .isEqualTo(415);
            for (String origin : new String[] {"https://evil.test", "null", "http://localhost:1"}) {
                assertThat(
                                b.postJson(path, json, "X-CSRF-Token", csrf, "Origin", origin)
                                        .statusCode())
                        .as(origin)
                        .isEqualTo(403);
            }
            for (String site : new String[] {"cross-site", "same-site"}) {
                assertThat(
                                b.postJson(path, json, "X-CSRF-Token", csrf, "Sec-Fetch-Site", site)
                                        .statusCode())
                        .as(site)
                        .isEqualTo(403);
            }
            assertThat(b.get(path + "?id=" + id + "&allow=true").statusCode()).isEqualTo(404);
            assertThat(dashboard.approvals.look(id).state()).isEqualTo(ApprovalState.PENDING);
        }
    }

    @Test
    void csrfToken_ofAnotherSession_isWorthless() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            String id = dashboard.ask();
            String other = CsrfToken.of(dashboard.sessions.open("root"));
            var response =
                    dashboard.browser.postJson(
                            "/api/hitl/decide",
                            "{\"id\":\"" + id + "\",\"allow\":true}",
                            "X-CSRF-Token",
                            other);

            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(dashboard.approvals.look(id).state()).isEqualTo(ApprovalState.PENDING);
        }
    }

    @Test
    void signOut_byGetOrWithoutToken_doesNothing() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            assertThat(dashboard.browser.get("/__logout").statusCode()).isEqualTo(404);
            assertThat(dashboard.browser.postForm("/__logout", Map.of()).statusCode())
                    .isEqualTo(403);
            assertThat(dashboard.browser.get("/").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void signIn_withoutItsFormsToken_isRefused() throws Exception {
        try (var dashboard = TestDashboard.withPassword("")) {
            var response =
                    dashboard.browser.postForm(
                            "/__login", Map.of("password", TestDashboard.PASSWORD));

            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(dashboard.operatorTable.sessionCount()).isZero();
        }
    }

    @Test
    void reading_fromElsewhere_isRefusedAndNeverShared() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            for (String origin : new String[] {"null", "https://evil.test"}) {
                for (String path : new String[] {"/api/events", "/api/hitl/pending", "/"}) {
                    var response = dashboard.browser.get(path, "Origin", origin);
                    assertThat(response.statusCode()).as(path).isEqualTo(403);
                    assertThat(response.headers().map())
                            .doesNotContainKey("access-control-allow-origin");
                }
            }
            var preflight =
                    dashboard.browser.send(
                            "OPTIONS",
                            "/api/hitl/decide",
                            "",
                            "Origin",
                            "https://evil.test",
                            "Access-Control-Request-Method",
                            "POST");
            assertThat(preflight.statusCode()).isEqualTo(403);
            assertThat(preflight.headers().map().keySet())
                    .noneMatch(name -> name.startsWith("access-control"));
            assertThat(
                            dashboard
                                    .browser
                                    .get("/api/hitl/pending", "Sec-Fetch-Site", "cross-site")
                                    .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void link_fromElsewhereWithoutTheStrictCookie_comesAgainFromOurOwnPage() throws Exception {
        try (var dashboard = TestDashboard.withPassword("")) {
            var response =
                    dashboard.browser.get(
                            "/approvals/abc",
                            "Sec-Fetch-Site",
                            "cross-site",
                            "Sec-Fetch-Mode",
                            "navigate",
                            "Sec-Fetch-Dest",
                            "document");

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).contains("content=\"0;url=/approvals/abc\"");
        }
    }

    @Test
    void ownOrigin_ofPageOrPublicUrl_isAccepted() throws Exception {
        try (var dashboard = TestDashboard.withPassword("https://patrol.example.test")) {
            String token = dashboard.apiToken("ci");
            String own = "http://127.0.0.1:" + dashboard.address.getPort();
            for (String origin : new String[] {own, "https://patrol.example.test"}) {
                assertThat(
                                dashboard
                                        .browser
                                        .get(
                                                "/api/hitl/pending",
                                                "Origin",
                                                origin,
                                                "Authorization",
                                                "Bearer " + token)
                                        .statusCode())
                        .as(origin)
                        .isEqualTo(200);
            }
        }
    }
}
