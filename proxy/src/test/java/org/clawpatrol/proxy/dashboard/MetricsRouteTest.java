package org.clawpatrol.proxy.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What scrapers get, and who is one. */
final class MetricsRouteTest {

    @Test
    void metrics_withoutAToken_isRefusedAndNotRedirected() throws Exception {
        try (var dashboard = TestDashboard.withPassword("")) {
            var answer = dashboard.browser.get("/metrics");
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).doesNotContain("clawpatrol_");
        }
    }

    @Test
    void metrics_withADeviceToken_isRefused() throws Exception {
        try (var dashboard = TestDashboard.withPassword("")) {
            String device =
                    dashboard.devices.register("laptop", "default").orElseThrow().token().reveal();
            var answer = dashboard.browser.get("/metrics", "Authorization", "Bearer " + device);
            assertThat(answer.statusCode()).isEqualTo(401);
        }
    }

    @Test
    void metrics_withAnApiToken_isTheTextFormat() throws Exception {
        try (var dashboard = TestDashboard.withPassword("")) {
            String token = dashboard.apiToken("prometheus");
            var answer = dashboard.browser.get("/metrics", "Authorization", "Bearer " + token);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("content-type").orElseThrow())
                    .startsWith("text/plain; version=0.0.4; charset=utf-8");
            assertThat(answer.body())
                    .contains("# TYPE clawpatrol_verdicts_total counter\n")
                    .contains("clawpatrol_verdicts_total{verdict=\"deny\"} 0.0\n")
                    .contains("# TYPE clawpatrol_phase_duration_seconds histogram\n")
                    .contains("clawpatrol_connections_open{mode=\"https_mitm\"} 0.0\n")
                    .contains("clawpatrol_sse_subscribers 0.0\n")
                    .doesNotContain("laptop");
        }
    }

    @Test
    void metrics_askedForAsOpenMetrics_isThat() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            var answer =
                    dashboard.browser.get(
                            "/metrics", "Accept", "application/openmetrics-text; version=1.0.0");
            assertThat(answer.headers().firstValue("content-type").orElseThrow())
                    .startsWith("application/openmetrics-text");
            assertThat(answer.body()).endsWith("# EOF\n");
        }
    }
}
