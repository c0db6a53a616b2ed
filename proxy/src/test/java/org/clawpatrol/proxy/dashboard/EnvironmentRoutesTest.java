package org.clawpatrol.proxy.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The routes that devices use. */
final class EnvironmentRoutesTest {
    private static final String PATH = "/api/env-pushdown";

    @Test
    void selfRoutes_areExactlyTheDocumentedOnes() throws Exception {
        try (var dashboard = TestDashboard.fresh()) {
            assertThat(dashboard.server.routes())
                    .filteredOn(route -> route.access() == Access.SELF)
                    .extracting(route -> route.verb() + " " + route.path())
                    .containsExactlyInAnyOrder("GET " + PATH, "GET /api/clusters");
        }
    }

    @Test
    void list_withoutADeviceToken_isRefused() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            String operator = dashboard.apiToken("ci");
            String device = token(dashboard);
            List<String[]> impostors =
                    List.of(
                            new String[0],
                            new String[] {"Authorization", "Bearer " + operator},
                            new String[] {"Authorization", "Bearer cpd_" + "x".repeat(43)},
                            new String[] {"Authorization", "Basic " + device},
                            new String[] {"Authorization", device},
                            new String[] {"X-Clawpatrol-Secret", device});
            for (String[] headers : impostors) {
                var response = dashboard.browser.get(PATH, headers);

                assertThat(response.statusCode()).as(String.join(":", headers)).isEqualTo(401);
                assertThat(response.body()).isEqualTo("a device token is needed\n");
            }
        }
    }

    @Test
    void list_ofADevice_isEmptyForCredentialsThatPushNothing() throws Exception {
        try (var dashboard = TestDashboard.withPassword("")) {
            var response =
                    dashboard.browser.get(PATH, "Authorization", "Bearer " + token(dashboard));

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("content-type")).contains("application/json");
            assertThat(response.body()).isEqualTo("{\"vars\":[]}");
        }
    }

    @Test
    void list_ofARemovedDevice_isRefused() throws Exception {
        try (var dashboard = TestDashboard.withPassword("")) {
            String token = token(dashboard);
            dashboard.devices.delete(dashboard.devices.all().getFirst().id());

            var response = dashboard.browser.get(PATH, "Authorization", "Bearer " + token);

            assertThat(response.statusCode()).isEqualTo(401);
        }
    }

    @Test
    void list_sentFromAForeignPage_isRefused() throws Exception {
        try (var dashboard = TestDashboard.withPassword("")) {
            var response =
                    dashboard.browser.get(
                            PATH,
                            "Authorization",
                            "Bearer " + token(dashboard),
                            "Origin",
                            "https://evil.example");

            assertThat(response.statusCode()).isEqualTo(403);
        }
    }

    private static String token(TestDashboard dashboard) {
        return dashboard.devices.register("laptop", "default").orElseThrow().token().reveal();
    }
}
