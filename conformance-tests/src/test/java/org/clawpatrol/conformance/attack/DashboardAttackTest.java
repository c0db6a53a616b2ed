package org.clawpatrol.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clawpatrol.conformance.lab.Agent;
import org.clawpatrol.conformance.lab.Finished;
import org.clawpatrol.conformance.lab.HttpText;
import org.clawpatrol.conformance.lab.Lab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A51, A58, A59, A60, A65: the dashboard of a fresh gateway against strangers and web pages. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DashboardAttackTest {
    private static final String PASSWORD = "correct horse battery staple";
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final String JSON = "Content-Type: application/json";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

    @TempDir private static Path folder;
    private static Lab lab;
    private static String session = "";

    @BeforeAll
    static void start() throws Exception {
        lab = Lab.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        lab.close();
    }

    private static HttpText ask(String methodAndPath, String body, String... fields)
            throws Exception {
        var url = lab.gateway().dashboard();
        StringBuilder text = new StringBuilder(methodAndPath + " HTTP/1.1\r\n");
        if (List.of(fields).stream().noneMatch(field -> field.startsWith("Host:"))) {
            text.append("Host: 127.0.0.1:").append(url.getPort()).append("\r\n");
        }
        for (String field : fields) {
            text.append(field).append("\r\n");
        }
        text.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
        try (Agent agent = Agent.plain(new InetSocketAddress(url.getHost(), url.getPort()))) {
            return agent.ask(text.toString());
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String cookie(HttpText answer, String name) {
        return answer.fields("Set-Cookie").stream()
                .filter(value -> value.startsWith(name + "="))
                .map(value -> value.substring(0, value.indexOf(';')))
                .findFirst()
                .orElse("");
    }

    private static String csrf(HttpText page) {
        Matcher matcher = CSRF.matcher(page.body());
        assertThat(matcher.find()).as(page.body()).isTrue();
        return matcher.group(1);
    }

    /** Fills in the form in front, as a browser would. */
    private static HttpText submit(String path, String fields) throws Exception {
        HttpText page = ask("GET " + path, "");
        String cookies = page.fields("Set-Cookie").getFirst().split(";", 2)[0];
        return ask(
                "POST " + path,
                "csrf=" + encoded(csrf(page)) + "&" + fields,
                FORM,
                "Cookie: " + cookies);
    }

    private static String firstVisit(String token) {
        return "token="
                + encoded(token)
                + "&password="
                + encoded(PASSWORD)
                + "&confirm="
                + encoded(PASSWORD);
    }

    @Order(1)
    @ParameterizedTest
    @ValueSource(strings = {"", "guess", "0000000000000000", "' or 1=1 --"})
    void a59_firstPasswordWithoutTheToken_isRefused(String token) throws Exception {
        HttpText answer = submit("/__login", firstVisit(token));
        assertThat(answer.status()).isBetween(400, 429);
        assertThat(cookie(answer, "cp_session")).isEmpty();
    }

    @Order(1)
    @Test
    void a59_firstPasswordThroughTheProxy_isRefused() throws Exception {
        int port = lab.gateway().dashboard().getPort();
        try (Agent agent = Agent.plain(lab.gateway().proxy())) {
            HttpText answer =
                    agent.ask(
                            "POST http://127.0.0.1:%d/__login HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Length: 0\r\n\r\n"
                                    .formatted(port, port));
            assertThat(answer.status()).isEqualTo(403);
        }
    }

    @Order(2)
    @Test
    void a59_firstPasswordWithTheToken_worksOnce() throws Exception {
        String token = lab.gateway().setupToken();
        HttpText answer = submit("/__login", firstVisit(token));
        assertThat(answer.status()).isEqualTo(302);
        session = cookie(answer, "cp_session");
        assertThat(session).hasSizeGreaterThan(20);
        assertThat(String.join("\n", answer.fields("Set-Cookie")))
                .containsIgnoringCase("httponly")
                .containsIgnoringCase("samesite=strict");
        HttpText again =
                submit(
                        "/__login",
                        firstVisit(token).replace(encoded(PASSWORD), "another+long+one"));
        assertThat(cookie(again, "cp_session")).isEmpty();
    }

    @Order(3)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.test",
                "/\\evil.test",
                "https:evil.test",
                "https://evil.test/",
                "/%2f%2fevil.test",
                "/%5cevil.test",
                "javascript:alert(1)",
                "\\\\evil.test",
                "/\t/evil.test",
                "/..//evil.test",
                "http:/evil.test",
            })
    void a65_nextElsewhere_leadsToTheStartPage(String next) throws Exception {
        HttpText answer =
                submit(
                        "/__login?next=" + encoded(next),
                        "password=" + encoded(PASSWORD) + "&next=" + encoded(next));
        assertThat(answer.status()).isIn(302, 303);
        assertThat(answer.field("Location")).isEqualTo("/");
    }

    @Order(3)
    @Test
    void a65_nextWithinTheDashboard_isKept() throws Exception {
        HttpText answer =
                submit("/__login", "password=" + encoded(PASSWORD) + "&next=%2Fcredentials");
        assertThat(answer.field("Location")).isEqualTo("/credentials");
    }

    private static List<String> routes() {
        return List.of(
                "GET /",
                "GET /account",
                "GET /credentials",
                "GET /devices",
                "GET /actions/x",
                "GET /approvals/x",
                "GET /fragments/actions",
                "GET /fragments/pending",
                "GET /api/actions",
                "GET /api/actions/x",
                "GET /api/hitl/pending",
                "POST /api/hitl/decide",
                "GET /api/devices",
                "POST /api/devices/delete",
                "GET /api/enrolments",
                "POST /api/enrolments/decide",
                "GET /api/operator-tokens",
                "POST /api/operator-tokens",
                "POST /api/operator-tokens/revoke",
                "POST /api/credentials/set",
                "POST /api/credentials/clear",
                "POST /account/password",
                "POST /__logout",
                "GET /api/events",
                "GET /api/unknown",
                "PUT /api/hitl/decide",
                "DELETE /api/devices",
                "GET //api/actions",
                "GET /api/../api/actions");
    }

    @Order(3)
    @ParameterizedTest
    @MethodSource("routes")
    void a58_everyRouteWithoutASession_isRefused(String route) throws Exception {
        refused(
                route,
                List.of(
                        "X-Nothing: 1",
                        "Cookie: cp_session=forged",
                        "Cookie: cp_session=" + "0".repeat(64),
                        "Cookie: " + session.substring(0, session.length() - 1),
                        "Cookie: " + session + "0",
                        "Authorization: Bearer forged",
                        "Authorization: Basic cm9vdDpyb290",
                        "X-Clawpatrol-Secret: forged",
                        "X-Forwarded-For: 127.0.0.1"));
    }

    private static void refused(String route, List<String> proofs) throws Exception {
        for (String proof : proofs) {
            HttpText answer = ask(route, "", proof);
            boolean toLogin =
                    answer.status() == 302 && answer.field("Location").startsWith("/__login");
            assertThat(toLogin || answer.status() / 100 == 4)
                    .as(route + " " + proof + " " + answer.head())
                    .isTrue();
            assertThat(answer.body()).doesNotContain("api_token", "oncall");
        }
    }

    /** A58: a session that was ended, a token that was revoked, and a device's token. */
    @Order(4)
    @Test
    void a58_proofsThatAreOverOrAreOfADevice_openNoRoute() throws Exception {
        List<String> proofs =
                List.of(
                        "Cookie: " + endedSession(),
                        "Authorization: Bearer " + revokedToken(),
                        "Authorization: Bearer " + deviceToken(),
                        "X-Clawpatrol-Secret: " + deviceToken(),
                        "Cookie: cp_session=" + deviceToken());
        for (String route : routes()) {
            refused(route, proofs);
        }
        stillSignedIn();
    }

    private static String endedSession() throws Exception {
        String ended = cookie(submit("/__login", "password=" + encoded(PASSWORD)), "cp_session");
        HttpText account = ask("GET /account", "", "Cookie: " + ended);
        assertThat(account.status()).isEqualTo(200);
        HttpText out =
                ask("POST /__logout", "csrf=" + encoded(csrf(account)), FORM, "Cookie: " + ended);
        assertThat(out.status()).isEqualTo(303);
        return ended;
    }

    private static String revokedToken() throws Exception {
        Finished made =
                lab.product()
                        .call(
                                "operators",
                                "create-token",
                                "--config",
                                lab.config().toString(),
                                "brief");
        String bearer = "Authorization: Bearer " + made.out().strip();
        assertThat(ask("GET /api/devices", "", bearer).status()).isEqualTo(200);
        HttpText revoked =
                ask(
                        "POST /api/operator-tokens/revoke",
                        "{\"name\":\"brief\"}",
                        JSON,
                        "Cookie: " + session,
                        "X-CSRF-Token: " + pageToken());
        assertThat(revoked.status()).as(revoked.body()).isEqualTo(200);
        return made.out().strip();
    }

    private static String deviceToken() throws Exception {
        Path device = folder.resolve("device");
        if (!Files.exists(device)) {
            Finished joined = lab.product().call("join", "--local", "--ca-dir", device.toString());
            assertThat(joined.code()).as(joined.err()).isZero();
        }
        return Files.readString(device.resolve("api-token")).strip();
    }

    @Order(3)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://evil.test",
                "Origin: null",
                "Origin: http://127.0.0.1:1",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
            })
    void a60_requestOfAnotherSite_isRefusedWithAValidSession(String field) throws Exception {
        for (String route : List.of("POST /api/hitl/decide", "POST /__logout")) {
            HttpText answer =
                    ask(
                            route,
                            "{\"id\":\"x\",\"allow\":true}",
                            JSON,
                            "Cookie: " + session,
                            "X-CSRF-Token: " + pageToken(),
                            field);
            assertThat(answer.status()).isEqualTo(403);
        }
        assertThat(ask("GET /api/events", "", "Cookie: " + session, field).status()).isEqualTo(403);
        stillSignedIn();
    }

    @Order(3)
    @ParameterizedTest
    @ValueSource(
            strings = {
                FORM,
                "Content-Type: text/plain",
                "Content-Type: multipart/form-data; boundary=x",
                "Content-Type: application/json",
                "X-No-Type: 1",
            })
    void a60_postWithoutTheToken_isRefused(String type) throws Exception {
        HttpText answer =
                ask(
                        "POST /api/hitl/decide",
                        "{\"id\":\"x\",\"allow\":true}",
                        type,
                        "Cookie: " + session);
        assertThat(answer.status()).isIn(400, 403, 415);
        stillSignedIn();
    }

    @Order(3)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /__logout",
                "GET /api/hitl/decide?id=x&allow=true",
                "GET /api/devices/delete?id=x",
                "HEAD /__logout",
            })
    void a60_readingRequest_changesNothing(String route) throws Exception {
        var url = lab.gateway().dashboard();
        try (Agent agent = Agent.plain(new InetSocketAddress(url.getHost(), url.getPort()))) {
            agent.send(
                    route
                            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: "
                            + session
                            + "\r\n\r\n");
            assertThat(agent.rest()).containsPattern("^HTTP/1.1 40[45] ");
        }
        stillSignedIn();
    }

    @Order(3)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "rebind.test",
                "127.0.0.1.evil.test",
                "localhost.evil.test",
                "evil.test:8080",
                "[::ffff:8.8.8.8]",
                "",
            })
    void a51_dashboardUnderAnotherName_isRefused(String host) throws Exception {
        for (String route : List.of("GET /", "GET /__login", "GET /info", "GET /api/actions")) {
            assertThat(ask(route, "", "Host: " + host, "Cookie: " + session).status())
                    .isIn(400, 421);
        }
    }

    private static void stillSignedIn() throws Exception {
        HttpText page = ask("GET /account", "", "Cookie: " + session);
        assertThat(page.status()).isEqualTo(200);
    }

    private static String pageToken() throws Exception {
        return csrf(ask("GET /account", "", "Cookie: " + session));
    }
}
