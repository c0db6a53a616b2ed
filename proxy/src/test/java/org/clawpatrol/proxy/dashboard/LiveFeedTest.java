package org.clawpatrol.proxy.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class LiveFeedTest {

    private static HttpResponse<InputStream> open(TestDashboard dashboard) throws Exception {
        return dashboard
                .browser
                .client()
                .send(
                        dashboard.browser.request("GET", "/api/events", ""),
                        HttpResponse.BodyHandlers.ofInputStream());
    }

    private static BufferedReader reader(HttpResponse<InputStream> response) {
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /** By an orderly end or a cut, as the stop happens to go. */
    private static boolean ends(BufferedReader lines) {
        try {
            return until(lines, "never").equals("null");
        } catch (IOException cut) {
            return true;
        }
    }

    private static String until(BufferedReader lines, String start) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.startsWith(start)) {
            line = lines.readLine();
        }
        return String.valueOf(line);
    }

    @Test
    void feed_opened_tellsBacklogThenNews() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            dashboard.actions.add(Actions.row("a1", "allow", "/old", dashboard.clock.instant()));
            var response = open(dashboard);
            assertThat(response.headers().firstValue("content-type").orElse(""))
                    .startsWith("text/event-stream");
            try (var lines = reader(response)) {
                assertThat(lines.readLine()).isEqualTo(": connected");
                assertThat(until(lines, "event:")).isEqualTo("event: backlog");
                assertThat(lines.readLine()).contains("\"id\":\"a1\"");
                assertThat(until(lines, "event: pending")).isEqualTo("event: pending");
                assertThat(lines.readLine()).isEqualTo("data: {\"count\":0}");

                dashboard.ask();
                assertThat(until(lines, "event: pending")).isEqualTo("event: pending");
                assertThat(lines.readLine()).isEqualTo("data: {\"count\":1}");

                dashboard.actions.add(Actions.row("a2", "deny", "/new", dashboard.clock.instant()));
                dashboard.clock.advance(Duration.ofSeconds(1));
                assertThat(until(lines, "data:")).contains("\"id\":\"a2\"");
            }
        }
    }

    @Test
    void feed_afterSignOut_ends() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            try (var lines = reader(open(dashboard))) {
                assertThat(lines.readLine()).isEqualTo(": connected");
                dashboard.sessions.close(dashboard.browser.cookieValue(Cookies.SESSION));

                assertThat(ends(lines)).isTrue();
            }
        }
    }

    @Test
    void feed_tooMany_isRefused() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            var open = new ArrayList<HttpResponse<InputStream>>();
            for (int i = 0; i < EventRoutes.MAX_STREAMS; i++) {
                open.add(open(dashboard));
            }
            assertThat(open).allMatch(response -> response.statusCode() == 200);
            assertThat(dashboard.browser.get("/api/events").statusCode()).isEqualTo(503);
            for (var response : open) {
                response.body().close();
            }
        }
    }

    @Test
    void feed_whenTheGatewayStops_ends() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            try (var lines = reader(open(dashboard))) {
                assertThat(lines.readLine()).isEqualTo(": connected");
                dashboard.server.close();
                assertThat(ends(lines)).isTrue();
            }
        }
    }
}
