package org.clawpatrol.proxy.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.proxy.credential.login.LoginStep;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class OAuthRoutesTest {
    @AutoClose private final TestDashboard dashboard;

    OAuthRoutesTest() throws Exception {
        dashboard = TestDashboard.signedIn();
    }

    @Test
    void start_codeLogin_givesAddressAndState() throws Exception {
        HttpResponse<String> answer = json("/api/oauth/start?id=stripe&extra_scopes=a,b", "{}");

        assertThat(answer.body())
                .isEqualTo(
                        "{\"auth_url\":\"https://login.lab.test/authorize?state=st\",\"state\":\"st\"}");
        assertThat(dashboard.logins.asked)
                .containsExactly(
                        "start stripe root [a, b] " + dashboard.browser.uri("/oauth/callback"));
    }

    @Test
    void start_deviceLogin_givesTheCodeToType() throws Exception {
        dashboard.logins.begun =
                new LoginStep.TypeCode(
                        "st",
                        "WDJB-MJHT",
                        "https://login.lab.test/device",
                        Duration.ofSeconds(5),
                        Optional.of(Duration.ofMinutes(15)));

        assertThat(json("/api/oauth/start", "{\"id\":\"stripe\"}").body())
                .isEqualTo(
                        "{\"flow\":\"device\",\"state\":\"st\",\"user_code\":\"WDJB-MJHT\","
                                + "\"verification_uri\":\"https://login.lab.test/device\","
                                + "\"interval\":5,\"expires_in\":900}");
        assertThat(form("/api/oauth/start", Map.of("id", "stripe")).body())
                .contains("WDJB-MJHT", "https://login.lab.test/device", "every 5s");
    }

    @Test
    void start_unknownCredential_isRefused() throws Exception {
        assertThat(json("/api/oauth/start?id=nobody", "{}").statusCode()).isEqualTo(400);
        dashboard.logins.offered = false;
        assertThat(json("/api/oauth/start?id=stripe", "{}").statusCode()).isEqualTo(400);
        assertThat(dashboard.logins.asked).isEmpty();
    }

    @Test
    void exchange_goodCode_saysUntilWhen() throws Exception {
        assertThat(json("/api/oauth/exchange", "{\"state\":\"st\",\"code\":\"c\"}").body())
                .isEqualTo("{\"connected\":true,\"expires\":1800000000}");
        assertThat(form("/api/oauth/exchange", Map.of("state", "st", "code", "c")).statusCode())
                .isEqualTo(303);
    }

    @Test
    void exchange_unknownState_isRefused() throws Exception {
        assertThat(json("/api/oauth/exchange", "{\"state\":\"x\",\"code\":\"c\"}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void poll_notYet_saysSo() throws Exception {
        assertThat(json("/api/oauth/device-poll?state=st", "{}").body())
                .isEqualTo(
                        "{\"error\":\"authorization_pending\",\"detail\":\"waiting\",\"interval\":5}");
        dashboard.logins.polled = new LoginStep.Connected(Optional.empty());
        assertThat(json("/api/oauth/device-poll?state=st", "{}").body())
                .isEqualTo("{\"connected\":true}");
    }

    @Test
    void changes_withoutTheProofOfOurPage_areRefused() throws Exception {
        for (String path : new String[] {"start", "exchange", "device-poll", "import", "revoke"}) {
            HttpResponse<String> answer =
                    dashboard.browser.postForm(
                            "/api/oauth/" + path,
                            Map.of("id", "stripe", "state", "st", "code", "c"));

            assertThat(answer.statusCode()).as(path).isEqualTo(403);
        }
        assertThat(dashboard.logins.asked).isEmpty();
    }

    @Test
    void callback_anyQuery_isNotEchoed() throws Exception {
        dashboard.browser.forgetCookies();

        HttpResponse<String> answer =
                dashboard.browser.get("/oauth/callback?code=s3cret&state=%3Cscript%3E");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("s3cret", "<script>").contains("data-oauth");
    }

    @Test
    void page_connected_showsTheEndAndTheTroubleButNoToken() throws Exception {
        dashboard.logins.connected =
                Optional.of(
                        new LoginStep.Connected(
                                Optional.of(Instant.parse("2030-01-01T00:00:00Z"))));
        dashboard.logins.trouble = ": `login.lab.test` refused with `invalid_grant`";

        assertThat(dashboard.browser.get("/credentials").body())
                .contains("failing", "2030-01-01", "invalid_grant", "Disconnect");
    }

    @Test
    void page_tokenThatIsMade_saysWhyThereIsNone() throws Exception {
        dashboard.logins.offered = false;
        dashboard.logins.trouble = ": `login.lab.test` refused with `invalid_client`";

        assertThat(dashboard.browser.get("/credentials").body())
                .contains("failing", "Its actions are refused, or soon will be", "invalid_client")
                .doesNotContain("Disconnect");
    }

    @Test
    void importAndRevoke_reachTheDesk() throws Exception {
        form("/api/oauth/import", Map.of("id", "stripe", "refresh_token", " rt "));
        form("/api/oauth/revoke", Map.of("id", "stripe"));

        assertThat(dashboard.logins.asked).containsExactly("adopt stripe rt", "revoke stripe");
    }

    private HttpResponse<String> json(String path, String body) throws Exception {
        return dashboard.browser.postJson(path, body, "X-CSRF-Token", dashboard.csrf());
    }

    private HttpResponse<String> form(String path, Map<String, String> fields) throws Exception {
        return dashboard.browser.postForm(path, fields, "X-CSRF-Token", dashboard.csrf());
    }
}
