package org.clawpatrol.proxy.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SignInTest {
    private static final Map<String, String> RIGHT = Map.of("password", TestDashboard.PASSWORD);
    private static final Map<String, String> WRONG = Map.of("password", "not the password");

    @Test
    void firstRun_withoutTheToken_setsNothing() throws Exception {
        try (var dashboard = TestDashboard.fresh()) {
            var response = dashboard.browser.signIn(setup("guess", "a password of mine"));

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains("the set-up token is not right");
            assertThat(dashboard.operatorTable.passwordHash("root")).isEmpty();
        }
    }

    @Test
    void firstRun_withTheToken_setsThePasswordOnceAndSignsIn() throws Exception {
        try (var dashboard = TestDashboard.fresh()) {
            String token = dashboard.setupToken.reveal();
            assertThat(dashboard.browser.get("/__login").body()).contains("Set-up token");
            assertThat(dashboard.browser.signIn(setup(token, "short")).body())
                    .contains("at least 12 characters");
            assertThat(dashboard.browser.signIn(setup(token, "x".repeat(73))).body())
                    .contains("not be longer than 72 bytes");

            var response = dashboard.browser.signIn(setup(token, "a password of mine"));
            assertThat(response.statusCode()).isEqualTo(302);
            assertThat(dashboard.browser.get("/").statusCode()).isEqualTo(200);

            dashboard.browser.forgetCookies();
            assertThat(dashboard.browser.get("/__login").body()).doesNotContain("Set-up token");
            assertThat(dashboard.browser.signIn(setup(token, "another password")).statusCode())
                    .isEqualTo(401);
        }
    }

    private static Map<String, String> setup(String token, String password) {
        return Map.of("token", token, "password", password, "confirm", password);
    }

    @Test
    void firstRun_passwordsThatDiffer_setNothing() throws Exception {
        try (var dashboard = TestDashboard.fresh()) {
            var response =
                    dashboard.browser.signIn(
                            Map.of(
                                    "token",
                                    dashboard.setupToken.reveal(),
                                    "password",
                                    "a password of mine",
                                    "confirm",
                                    "a password of mime"));
            assertThat(response.body()).contains("the two passwords differ");
            assertThat(dashboard.operatorTable.passwordHash("root")).isEmpty();
        }
    }

    @Test
    void session_setBeforeSignIn_isReplaced() throws Exception {
        try (var dashboard = TestDashboard.withPassword("")) {
            String planted = "a".repeat(64);
            dashboard.browser.cookie(Cookies.SESSION, planted);
            assertThat(dashboard.browser.signIn(RIGHT).statusCode()).isEqualTo(302);

            String session = dashboard.browser.cookieValue(Cookies.SESSION);
            assertThat(session).matches("[0-9a-f]{64}").isNotEqualTo(planted);
            assertThat(dashboard.operatorTable.dump()).doesNotContain(session);
        }
    }

    @Test
    void session_cookie_isLockedDown() throws Exception {
        try (var dashboard = TestDashboard.withPassword("")) {
            assertThat(sessionCookie(dashboard.browser.signIn(RIGHT)))
                    .endsWith("; Path=/; Max-Age=86400; HttpOnly; SameSite=Strict");
        }
        try (var dashboard = TestDashboard.withPassword("https://patrol.example.test")) {
            assertThat(sessionCookie(dashboard.browser.signIn(RIGHT)))
                    .endsWith("; HttpOnly; SameSite=Strict; Secure");
        }
    }

    private static String sessionCookie(HttpResponse<String> response) {
        return response.headers().allValues("set-cookie").stream()
                .filter(cookie -> cookie.startsWith("cp_session="))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void session_afterSignOut_isDead() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            String session = dashboard.browser.cookieValue(Cookies.SESSION);
            var response =
                    dashboard.browser.postForm("/__logout", Map.of("csrf", dashboard.csrf()));

            assertThat(response.statusCode()).isEqualTo(303);
            assertThat(dashboard.browser.hasCookie(Cookies.SESSION)).isFalse();
            dashboard.browser.cookie(Cookies.SESSION, session);
            assertThat(dashboard.browser.get("/").statusCode()).isEqualTo(302);
        }
    }

    @Test
    void passwordChange_endsEverySession() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            String other = dashboard.sessions.open("root");
            String session = dashboard.browser.cookieValue(Cookies.SESSION);
            var fields =
                    Map.of(
                            "csrf",
                            dashboard.csrf(),
                            "current",
                            TestDashboard.PASSWORD,
                            "password",
                            "a new password here",
                            "confirm",
                            "a new password here");
            assertThat(dashboard.browser.postForm("/account/password", fields).statusCode())
                    .isEqualTo(303);

            for (String dead : new String[] {other, session}) {
                assertThat(dashboard.sessions.authenticate(dead)).isEmpty();
            }
            assertThat(dashboard.browser.signIn(RIGHT).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void passwordChange_withoutTheCurrentOne_changesNothing() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            var fields =
                    Map.of(
                            "csrf",
                            dashboard.csrf(),
                            "current",
                            "wrong",
                            "password",
                            "a new password here",
                            "confirm",
                            "a new password here");
            assertThat(dashboard.browser.postForm("/account/password", fields).statusCode())
                    .isEqualTo(400);
            assertThat(dashboard.browser.get("/").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void guessing_manyTimes_isHeldBackAndEndsByItself() throws Exception {
        try (var dashboard = TestDashboard.withPassword("")) {
            for (int i = 0; i < 5; i++) {
                assertThat(dashboard.browser.signIn(WRONG).statusCode()).isEqualTo(401);
            }
            var held = dashboard.browser.signIn(RIGHT);
            assertThat(held.statusCode()).isEqualTo(429);
            assertThat(held.headers().firstValue("retry-after")).contains("1");

            dashboard.clock.advance(Duration.ofSeconds(1));
            assertThat(dashboard.browser.signIn(RIGHT).statusCode()).isEqualTo(302);
        }
    }

    @Test
    void next_hostile_leadsToTheStart() throws Exception {
        try (var dashboard = TestDashboard.withPassword("")) {
            var fields = Map.of("password", TestDashboard.PASSWORD, "next", "//evil.test");
            assertThat(dashboard.browser.signIn(fields).headers().firstValue("location"))
                    .contains("/");
            assertThat(
                            dashboard
                                    .browser
                                    .get("/__login?next=https:evil.test")
                                    .headers()
                                    .firstValue("location"))
                    .contains("/");
        }
    }

    @Test
    void next_ofOurs_isFollowed() throws Exception {
        try (var dashboard = TestDashboard.withPassword("")) {
            var fields = Map.of("password", TestDashboard.PASSWORD, "next", "/devices");
            assertThat(dashboard.browser.signIn(fields).headers().firstValue("location"))
                    .contains("/devices");
        }
    }
}
