package org.clawpatrol.proxy.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Headers, paths and bodies. */
final class HardeningTest {
    private static final List<String> PAGES =
            List.of("/", "/devices", "/credentials", "/account", "/approvals/none", "/nope");
    private static final List<String> REST =
            List.of("/api/hitl/pending", "/api/nope", "/healthz", "/assets/app.js", "/ca.crt");

    @Test
    void everyAnswer_carriesTheHeaders() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            for (String path : PAGES) {
                assertHeaders(dashboard.browser.get(path), path);
            }
            for (String path : REST) {
                assertHeaders(dashboard.browser.get(path), path);
            }
            dashboard.browser.forgetCookies();
            for (String path : List.of("/", "/__login", "/api/events", "/nope")) {
                assertHeaders(dashboard.browser.get(path), path);
            }
        }
    }

    private static void assertHeaders(HttpResponse<String> response, String path) {
        var headers = response.headers();
        String policy = headers.firstValue("content-security-policy").orElse("");
        assertThat(policy)
                .as(path)
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                .contains("form-action 'self'", "script-src 'self'")
                .doesNotContain("unsafe", "*", "data:");
        assertThat(headers.firstValue("x-content-type-options")).contains("nosniff");
        assertThat(headers.firstValue("x-frame-options")).contains("DENY");
        assertThat(headers.firstValue("referrer-policy")).contains("same-origin");
        assertThat(headers.firstValue("cache-control"))
                .as(path)
                .contains(path.startsWith("/assets/") ? "no-cache" : "no-store");
        assertThat(headers.map()).doesNotContainKeys("server", "x-powered-by");
        assertThat(headers.allValues("strict-transport-security")).isEmpty();
    }

    @Test
    void https_addsStrictTransport() throws Exception {
        try (var dashboard = TestDashboard.withPassword("https://patrol.example.test")) {
            assertThat(
                            dashboard
                                    .browser
                                    .get("/__login")
                                    .headers()
                                    .firstValue("strict-transport-security"))
                    .contains("max-age=31536000");
        }
    }

    @Test
    void pages_containNoInlineScriptOrStyle() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            dashboard.ask();
            dashboard.actions.add(Actions.row("a1", "allow", "/v1/x", dashboard.clock.instant()));
            for (String path :
                    List.of("/", "/devices", "/credentials", "/account", "/actions/a1")) {
                assertThat(dashboard.browser.get(path).body())
                        .as(path)
                        .doesNotContainPattern("<script(?![^>]*src=)")
                        .doesNotContainPattern("(?i)\\son[a-z]+=|\\sstyle=|<style|javascript:");
            }
        }
    }

    @Test
    void traversal_inEveryForm_findsNoFile() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            String cookie =
                    "Cookie: cp_session=" + dashboard.browser.cookieValue(Cookies.SESSION) + "\r\n";
            for (String target :
                    new String[] {
                        "/../state.db",
                        "/assets/../app.css",
                        "/assets/..%2f..%2fstate.db",
                        "/..%2f..%2fetc/passwd",
                        "/%2e%2e/%2e%2e/etc/passwd",
                        "/assets/%2e%2e/application.properties",
                        "/\\..\\..\\etc\\passwd",
                        "/assets/..\\app.css",
                        "//etc/passwd",
                        "/assets//app.css",
                        "/assets/app.css%00.txt",
                        "/assets/app.css;x=y",
                        "/assets/",
                        "/assets",
                        "/assets/app.css.map",
                        "/.git/config",
                        "/META-INF/MANIFEST.MF",
                        "/webjars/htmx.org/2.0.10/dist/htmx.min.js",
                        "http://evil.test/assets/app.css",
                        "file:///etc/passwd"
                    }) {
                String answer = RawHttp.get(dashboard.address, target, "127.0.0.1", cookie);
                assertThat(answer)
                        .as(target)
                        .containsPattern("^HTTP/1.1 4\\d\\d ")
                        .doesNotContain("root:")
                        .doesNotContain("--accent")
                        .doesNotContain("etty")
                        .contains("X-Content-Type-Options: nosniff");
            }
        }
    }

    @Test
    void garbage_onTheWire_isRefusedWithoutNamingTheServer() throws Exception {
        try (var dashboard = TestDashboard.withPassword("")) {
            for (String request :
                    new String[] {
                        "GARBAGE\r\n\r\n",
                        "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
                        "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.test\r\n\r\n",
                        "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(40_000) + "\r\n\r\n"
                    }) {
                assertThat(RawHttp.exchange(dashboard.address, request))
                        .startsWith("HTTP/1.1 4")
                        .doesNotContainIgnoringCase("jetty")
                        .doesNotContain("Exception");
            }
        }
    }

    @Test
    void body_malformed_isRefused() throws Exception {
        try (var dashboard = TestDashboard.withPassword("")) {
            String[] token = {"Authorization", "Bearer " + dashboard.apiToken("ci")};
            String id = dashboard.ask();
            var b = dashboard.browser;
            String path = "/api/hitl/decide";

            for (String bad :
                    new String[] {
                        "",
                        "[]",
                        "{",
                        "null",
                        "{\"id\":\"" + id + "\"}",
                        "{\"id\":\"" + id + "\",\"allow\":\"true\"}",
                        "{\"id\":\"" + id + "\",\"allow\":1}",
                        "{\"id\":7,\"allow\":true}",
                        "{\"id\":\"" + id + "\",\"allow\":false,\"allow\":true}",
                        "{\"id\":\"" + id + "\",\"allow\":true} {}",
                        "{\"id\":\"" + id + "\",\"allow\":true,\"reason\":\"a\\nb\"}"
                    }) {
                assertThat(b.postJson(path, bad, token).statusCode()).as(bad).isEqualTo(400);
            }
            assertThat(dashboard.approvals.find(id)).isPresent();
        }
    }

    /**
     * Nothing is sent that the server would leave unread: closing over that may lose the answer.
     */
    @Test
    void body_declaredTooLarge_isRefusedUnread() throws Exception {
        try (var dashboard = TestDashboard.withPassword("")) {
            String answer =
                    RawHttp.exchange(
                            dashboard.address,
                            "POST /api/hitl/decide HTTP/1.1\r\nHost: localhost\r\n"
                                    + "Connection: close\r\nContent-Type: application/json\r\n"
                                    + "Authorization: Bearer "
                                    + dashboard.apiToken("ci")
                                    + "\r\nContent-Length: "
                                    + ((1 << 20) + 1)
                                    + "\r\n\r\n");
            assertThat(answer).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void body_chunkedWithoutEnd_isCutAtTheLimit() throws Exception {
        try (var dashboard = TestDashboard.withPassword("")) {
            String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
            String answer =
                    RawHttp.exchange(
                            dashboard.address,
                            "POST /api/hitl/decide HTTP/1.1\r\nHost: localhost\r\n"
                                    + "Connection: close\r\nContent-Type: application/json\r\n"
                                    + "Authorization: Bearer "
                                    + dashboard.apiToken("ci")
                                    + "\r\nTransfer-Encoding: chunked\r\n\r\n"
                                    + chunk.repeat(16)
                                    + "1\r\n ");
            assertThat(answer).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void publicAnswers_sayWhatTheyShould() throws Exception {
        try (var dashboard = TestDashboard.withPassword("")) {
            var b = dashboard.browser;
            assertThat(b.get("/healthz").statusCode()).isEqualTo(200);
            assertThat(b.get("/readyz").statusCode()).isEqualTo(200);
            assertThat(b.get("/info").body())
                    .isEqualTo(
                            "{\"clawpatrol\":true,\"version\":\"0.1\",\"ca_fingerprint\":\"AB:CD\"}");
            assertThat(b.get("/ca.crt").headers().firstValue("content-type").orElse(""))
                    .startsWith("application/x-pem-file");

            dashboard.status.notReady = List.of("journal", "policy");
            assertThat(b.get("/readyz").statusCode()).isEqualTo(503);
            assertThat(b.get("/readyz").body()).isEqualTo("not ready: journal; policy\n");
        }
    }

    @Test
    void asset_unchanged_isNotSentAgain() throws Exception {
        try (var dashboard = TestDashboard.withPassword("")) {
            String tag =
                    dashboard
                            .browser
                            .get("/assets/htmx.min.js")
                            .headers()
                            .firstValue("etag")
                            .orElseThrow();
            assertThat(
                            dashboard
                                    .browser
                                    .get("/assets/htmx.min.js", "If-None-Match", tag)
                                    .statusCode())
                    .isEqualTo(304);
        }
    }
}
