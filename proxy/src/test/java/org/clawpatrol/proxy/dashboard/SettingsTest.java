package org.clawpatrol.proxy.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clawpatrol.proxy.device.EnrolmentStatus;
import org.junit.jupiter.api.Test;

/** Credentials, devices, enrolments and tokens. */
final class SettingsTest {

    private static Map<String, String> form(TestDashboard dashboard, String... fields) {
        var form = new LinkedHashMap<String, String>();
        form.put("csrf", dashboard.csrf());
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        return form;
    }

    @Test
    void secret_set_isStoredAndNeverShown() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            String secret = "sk_live_very_secret";
            var fields = form(dashboard, "id", "stripe", "slots.", secret);
            assertThat(dashboard.browser.postForm("/api/credentials/set", fields).statusCode())
                    .isEqualTo(303);

            assertThat(dashboard.secrets.stored).containsEntry("stripe/", secret);
            assertThat(dashboard.browser.get("/credentials").body())
                    .contains("stripe", "stored")
                    .doesNotContain(secret);
        }
    }

    @Test
    void secret_inTheEnvironment_isShownAsSuch() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            dashboard.secrets.fromEnvironment.add("stripe");

            assertThat(dashboard.browser.get("/credentials").body())
                    .contains("in the environment")
                    .doesNotContain(">stored<", "Remove the stored secret");
        }
    }

    @Test
    void secret_forUnknownCredentialOrSlot_isRefused() throws Exception {
        try (var dashboard = TestDashboard.withPassword("")) {
            String[] token = {"Authorization", "Bearer " + dashboard.apiToken("ci")};
            var b = dashboard.browser;
            String path = "/api/credentials/set";

            assertThat(
                            b.postJson(path, "{\"id\":\"x\",\"slots\":{\"\":\"s\"}}", token)
                                    .statusCode())
                    .isEqualTo(404);
            assertThat(
                            b.postJson(path, "{\"id\":\"stripe\",\"slots\":{\"y\":\"s\"}}", token)
                                    .body())
                    .contains("has no slot `y`");
            assertThat(b.postJson(path, "{\"id\":\"stripe\"}", token).statusCode()).isEqualTo(400);
            assertThat(dashboard.secrets.stored).isEmpty();
        }
    }

    @Test
    void secret_clearedOrEmptied_isGone() throws Exception {
        try (var dashboard = TestDashboard.withPassword("")) {
            String[] token = {"Authorization", "Bearer " + dashboard.apiToken("ci")};
            dashboard.secrets.stored.put("stripe/", "a");
            dashboard.secrets.stored.put("github/", "b");

            dashboard.browser.postJson("/api/credentials/clear", "{\"id\":\"stripe\"}", token);
            dashboard.browser.postJson(
                    "/api/credentials/set", "{\"id\":\"github\",\"slots\":{\"\":\"\"}}", token);
            assertThat(dashboard.secrets.stored).isEmpty();
        }
    }

    @Test
    void device_removed_cannotAuthenticate() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            var device = dashboard.devices.register("laptop", "default").orElseThrow();
            String token = device.token().reveal();
            for (String path : List.of("/devices", "/api/devices")) {
                assertThat(dashboard.browser.get(path).body())
                        .contains("laptop", device.id())
                        .doesNotContain(token);
            }
            var gone = form(dashboard, "id", device.id());
            assertThat(dashboard.browser.postForm("/api/devices/delete", gone).statusCode())
                    .isEqualTo(303);
            assertThat(dashboard.devices.authenticate(token, "127.0.0.1")).isEmpty();
            assertThat(dashboard.browser.postForm("/api/devices/delete", gone).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void enrolment_approvedOnThePage_isGranted() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            var ticket = dashboard.enrolments.request("build box", "default").orElseThrow();
            String code = ticket.pending().userCode();
            assertThat(dashboard.browser.get("/devices").body()).contains(code, "build box");
            assertThat(dashboard.browser.get("/api/enrolments").body())
                    .contains(code)
                    .doesNotContain(ticket.revealSecret());

            var yes = form(dashboard, "code", code, "allow", "true");
            assertThat(dashboard.browser.postForm("/api/enrolments/decide", yes).statusCode())
                    .isEqualTo(303);
            assertThat(dashboard.enrolments.poll(ticket.revealSecret()))
                    .isInstanceOf(EnrolmentStatus.Granted.class);
            assertThat(dashboard.browser.postForm("/api/enrolments/decide", yes).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void token_created_isShownOnce() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            var page =
                    dashboard.browser.postForm(
                            "/api/operator-tokens", form(dashboard, "name", "ci"));
            String token = page.body().replaceAll("(?s).*(cpo_[A-Za-z0-9_-]{43}).*", "$1");

            assertThat(dashboard.tokens.authenticate(token)).isPresent();
            for (String path : List.of("/account", "/api/operator-tokens")) {
                assertThat(dashboard.browser.get(path).body()).contains("ci").doesNotContain(token);
            }
            dashboard.browser.postForm(
                    "/api/operator-tokens/revoke", form(dashboard, "name", "ci"));
            assertThat(dashboard.tokens.authenticate(token)).isEmpty();
        }
    }

    @Test
    void token_createdByJson_isReturned() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            var answer =
                    dashboard.browser.postJson(
                            "/api/operator-tokens",
                            "{\"name\":\"ci\"}",
                            "X-CSRF-Token",
                            dashboard.csrf());
            assertThat(answer.body()).matches("\\{\"name\":\"ci\",\"token\":\"cpo_.{43}\"}");
        }
    }

    @Test
    void emptyPages_sayTheNextStep() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            assertThat(dashboard.browser.get("/").body()).contains("clawpatrol run --");
            assertThat(dashboard.browser.get("/devices").body())
                    .contains("clawpatrol join --local");
            assertThat(dashboard.browser.get("/credentials").body())
                    .contains("clawpatrol credentials set");
        }
    }
}
