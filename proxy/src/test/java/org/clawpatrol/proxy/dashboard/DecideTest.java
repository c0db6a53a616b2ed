package org.clawpatrol.proxy.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.clawpatrol.proxy.approval.ApprovalState;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class DecideTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void pending_asJson_hasTheDocumentedShape() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            String id = dashboard.ask();
            JsonNode one = JSON.readTree(dashboard.browser.get("/api/hitl/pending").body()).get(0);

            assertThat(one.get("id").stringValue()).isEqualTo(id);
            assertThat(one.get("path").stringValue()).isEqualTo("/v1/charges?expand=customer");
            assertThat(one.get("operation_state").stringValue()).isEqualTo("sync_waiting");
            assertThat(one.get("approval_effect").stringValue()).isEqualTo("execute_upstream");
            assertThat(one.get("upstream_called").booleanValue()).isFalse();
            assertThat(one.get("approvers").toString()).isEqualTo("[\"ops\"]");
            assertThat(one.get("created_at").stringValue()).isEqualTo("2026-03-01T10:00:00Z");
            assertThat(one.get("expires_at").stringValue()).isEqualTo("2026-03-01T10:10:00Z");
            for (String key :
                    List.of(
                            "agent_ip",
                            "host",
                            "method",
                            "endpoint",
                            "family",
                            "body_sample",
                            "reason",
                            "approval_message")) {
                assertThat(one.has(key)).as(key).isTrue();
            }
        }
    }

    @Test
    void decide_byApiToken_answersHonestlyTwice() throws Exception {
        try (var dashboard = TestDashboard.withPassword("")) {
            String[] token = {"Authorization", "Bearer " + dashboard.apiToken("ci")};
            String id = dashboard.ask();
            String allow = "{\"id\":\"" + id + "\",\"allow\":true}";

            assertThat(dashboard.browser.postJson("/api/hitl/decide", allow, token).body())
                    .isEqualTo(
                            "{\"ok\":true,\"state\":\"approved\","
                                    + "\"reason\":\"approved by root (token ci)\"}");
            assertThat(dashboard.browser.postJson("/api/hitl/decide", allow, token).body())
                    .startsWith("{\"ok\":false,\"state\":\"approved\"");
        }
    }

    @Test
    void decide_afterTimeout_isTooLate() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            String id = dashboard.ask();
            dashboard.timeouts.fireAll();
            var response =
                    dashboard.browser.postForm(
                            "/api/hitl/decide",
                            Map.of("id", id, "allow", "true", "csrf", dashboard.csrf()),
                            "HX-Request",
                            "true");

            assertThat(response.body()).contains("notice bad", "came too late");
            assertThat(dashboard.browser.get("/approvals/" + id).body())
                    .contains("no longer waits: nobody decided in time");
        }
    }

    @Test
    void decide_byThePagesForm_decides() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            String id = dashboard.ask();
            String csrf = Browser.csrfOf(dashboard.browser.get("/"));
            var response =
                    dashboard.browser.postForm(
                            "/api/hitl/decide",
                            Map.of("id", id, "allow", "false", "reason", "no", "csrf", csrf));

            assertThat(response.statusCode()).isEqualTo(303);
            assertThat(dashboard.approvals.look(id).state()).isEqualTo(ApprovalState.DENIED);
        }
    }

    @Test
    void decide_manyAtOnce_exactlyOneSucceeds() throws Exception {
        try (var dashboard = TestDashboard.withPassword("")) {
            String[] token = {
                "Authorization",
                "Bearer " + dashboard.apiToken("ci"),
                "Content-Type",
                "application/json"
            };
            String id = dashboard.ask();
            var calls =
                    IntStream.range(0, 16)
                            .mapToObj(
                                    i ->
                                            dashboard.browser.request(
                                                    "POST",
                                                    "/api/hitl/decide",
                                                    "{\"id\":\""
                                                            + id
                                                            + "\",\"allow\":"
                                                            + (i % 2 == 0)
                                                            + "}",
                                                    token))
                            .map(
                                    request ->
                                            dashboard
                                                    .browser
                                                    .client()
                                                    .sendAsync(
                                                            request,
                                                            HttpResponse.BodyHandlers.ofString()))
                            .toList();
            long ok =
                    calls.stream()
                            .map(CompletableFuture::join)
                            .filter(answer -> answer.body().startsWith("{\"ok\":true"))
                            .count();
            assertThat(ok).isEqualTo(1);
        }
    }

    @Test
    void fragments_unchanged_areNotSentAgain() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            dashboard.ask();
            String page = dashboard.browser.get("/fragments/pending").body();
            String again = page.replaceAll("(?s).*hx-get=\"([^\"]+)\".*", "$1");
            assertThat(dashboard.browser.get(again).statusCode()).isEqualTo(204);

            dashboard.ask();
            assertThat(dashboard.browser.get(again).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void actions_asJson_areNewestFirstWithinTheLimit() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            for (int i = 0; i < 5; i++) {
                dashboard.actions.add(
                        Actions.row("a" + i, "allow", "/" + i, dashboard.clock.instant()));
            }
            JsonNode list = JSON.readTree(dashboard.browser.get("/api/actions?limit=2").body());
            assertThat(list)
                    .extracting(node -> node.get("id").stringValue())
                    .containsExactly("a4", "a3");
            assertThat(list.get(0).has("req_body")).isFalse();
            assertThat(dashboard.browser.get("/api/actions/a0").body()).contains("\"req_body\"");
            assertThat(dashboard.browser.get("/api/actions/zz").statusCode()).isEqualTo(404);
            for (String limit : List.of("0", "1001", "-1", "x", "99999999999")) {
                assertThat(dashboard.browser.get("/api/actions?limit=" + limit).statusCode())
                        .as(limit)
                        .isEqualTo(400);
            }
        }
    }
}
