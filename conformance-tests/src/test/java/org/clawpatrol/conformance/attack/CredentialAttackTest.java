package org.clawpatrol.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.clawpatrol.conformance.lab.Agent;
import org.clawpatrol.conformance.lab.HttpText;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.LabPolicy;
import org.clawpatrol.conformance.lab.Operator;
import org.clawpatrol.conformance.lab.Origin;
import org.clawpatrol.conformance.lab.RefusedTunnelException;
import org.clawpatrol.conformance.lab.SecretForms;
import org.clawpatrol.conformance.lab.Trust;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A04, A05, A09, A12, A13, A17: the secret goes to its own origin, once, and nowhere else. */
class CredentialAttackTest {
    private static final String INJECTED = "Bearer " + Lab.SECRET;

    @TempDir private static Path folder;
    private static Lab lab;
    private static Origin wild;

    @BeforeAll
    static void start() throws Exception {
        Trust trust = Trust.create();
        wild = Origin.start(trust.server("a.wild.test"));
        Files.writeString(folder.resolve("wild-ca.pem"), trust.pem());
        String endpoint =
                """
                endpoint "https" "wild" {
                  hosts   = ["*.wild.test"]
                  dial    = "127.0.0.1:%d"
                  ca_cert = "wild-ca.pem"
                }

                rule "wild" {
                  endpoint = https.wild
                  verdict  = "allow"
                }
                """
                        .formatted(wild.port());
        String frame =
                LabPolicy.frame()
                        .replace("endpoint = https.api }", "endpoints = [https.api, https.wild] }");
        String impatient = "limits {\n    response_timeout = \"2s\"\n  }";
        frame = frame.replace("limits { body_buffer = \"4KiB\" }", impatient);
        lab = Lab.withFile(folder, frame + LabPolicy.RULES + endpoint);
    }

    @AfterAll
    static void stop() throws Exception {
        lab.close();
        wild.close();
    }

    @BeforeEach
    void forget() {
        lab.origin().forget();
        wild.forget();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "301 Moved Permanently",
                "302 Found",
                "303 See Other",
                "307 Temporary Redirect",
                "308 Permanent Redirect"
            })
    void a04_redirectElsewhere_isNotFollowedAndTheNextHostIsJudged(String status) throws Exception {
        lab.origin()
                .answer(
                        request ->
                                "HTTP/1.1 "
                                        + status
                                        + "\r\nLocation: https://evil.test/\r\n"
                                        + "Refresh: 0; url=https://evil.test/\r\n"
                                        + "Content-Length: 0\r\n\r\n");
        try (Agent agent = lab.agent()) {
            HttpText answer = agent.ask(Lab.request("GET /start"));
            assertThat(answer.startLine()).isEqualTo("HTTP/1.1 " + status);
            assertThat(answer.field("location")).isEqualTo("https://evil.test/");
            assertThat(lab.origin().requests()).hasSize(1);
        }
        assertThatThrownBy(() -> lab.agent("evil.test"))
                .isInstanceOfSatisfying(
                        RefusedTunnelException.class,
                        refused -> assertThat(refused.status()).isEqualTo(403));
    }

    @Test
    void a05_nameBelowTheWildcard_getsTheCredential() throws Exception {
        try (Agent agent = lab.agent("a.wild.test")) {
            HttpText answer = agent.ask("GET / HTTP/1.1\r\nHost: a.wild.test\r\n\r\n");
            assertThat(answer.status()).isEqualTo(200);
        }
        assertThat(wild.requests().getFirst().fields("Authorization")).containsExactly(INJECTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wild.test",
                "evilwild.test",
                "wild.test.evil.test",
                "*.wild.test",
                "a.wild.test.evil.test",
                "a.wild.tes",
                "a_wild.test",
                ".wild.test",
                "a..wild.test",
                "xn--a-wild.test"
            })
    void a05_nameBesideTheWildcard_getsNothing(String name) throws Exception {
        try (Agent agent = Agent.plain(lab.gateway().proxy())) {
            HttpText answer =
                    agent.ask(
                            "CONNECT " + name + ":443 HTTP/1.1\r\nHost: " + name + ":443\r\n\r\n");
            assertThat(answer.status()).isIn(400, 403);
        }
        assertThat(wild.connections()).isZero();
        assertThat(lab.origin().connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET http://api.lab.test/x HTTP/1.1\r\nHost: api.lab.test\r\n\r\n",
                "GET http://api.lab.test:80/x HTTP/1.1\r\nHost: api.lab.test\r\n\r\n",
                "GET http://api.lab.test:443/x HTTP/1.1\r\nHost: api.lab.test:443\r\n\r\n",
                "GET HTTP://API.LAB.TEST./x HTTP/1.1\r\nHost: api.lab.test\r\n\r\n",
                "GET http://a.wild.test/x HTTP/1.1\r\nHost: a.wild.test\r\n\r\n",
                "GET ws://api.lab.test/x HTTP/1.1\r\nHost: api.lab.test\r\n\r\n",
                "GET https://api.lab.test/x HTTP/1.1\r\nHost: api.lab.test\r\n\r\n",
                "CONNECT api.lab.test:80 HTTP/1.1\r\nHost: api.lab.test:80\r\n\r\n",
                "GET http://api.lab.test/x HTTP/1.1\r\nHost: api.lab.test\r\n"
                        + "Upgrade-Insecure-Requests: 1\r\n\r\n",
                "GET http://api.lab.test/x HTTP/1.1\r\nHost: api.lab.test\r\n"
                        + "Connection: Upgrade\r\nUpgrade: h2c\r\n\r\n",
            })
    void a09_protectedHostInClear_isRefused(String request) throws Exception {
        try (Agent agent = Agent.plain(lab.gateway().proxy())) {
            HttpText answer = agent.ask(request);
            assertThat(answer.status()).isIn(400, 403, 421);
            assertThat(answer.head() + answer.body()).doesNotContain(Lab.SECRET);
        }
        assertThat(lab.origin().connections() + wild.connections()).isZero();
    }

    @Test
    void a09_clearRequestInsideATunnel_isRefused() throws Exception {
        try (Agent agent = Agent.plain(lab.gateway().proxy())) {
            HttpText opened =
                    agent.ask(
                            "CONNECT api.lab.test:443 HTTP/1.1\r\nHost: api.lab.test:443\r\n\r\n"
                                    + Lab.request("GET /clear"));
            assertThat(opened.status()).isEqualTo(200);
            assertThat(opened.body()).doesNotContain("HTTP/1.1 200 OK");
        }
        assertThat(lab.origin().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer placeholder-the-agent-holds",
                "Authorization: Bearer a\r\nAuthorization: Bearer b",
                "AUTHORIZATION: Bearer a\r\nauthorization: Basic Yjpj",
                "authorization: Bearer a\r\nX-Between: 1\r\nAuthorization: Digest x=\"y\"",
                "Authorization:Bearer a",
                "Authorization:",
                "Proxy-Authorization: Bearer a\r\nAuthorization: Bearer b",
            })
    void a12_authorizationOfTheAgent_isReplacedByExactlyOne(String fields) throws Exception {
        try (Agent agent = lab.agent()) {
            HttpText answer = agent.ask(Lab.request("GET /x", fields.split("\r\n")));
            assertThat(answer.status()).isEqualTo(200);
        }
        HttpText arrived = lab.origin().requests().getFirst();
        assertThat(arrived.fields("Authorization")).containsExactly(INJECTED);
        assertThat(arrived.fields("Proxy-Authorization")).isEmpty();
        assertThat(lab.origin().everything()).doesNotContain(Lab.PLACEHOLDER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection: Authorization",
                "Connection: authorization, close",
                "Connection: keep-alive, Authorization",
                "Connection: Host",
                "Connection: Cookie",
                "Connection: Content-Length",
                "Connection: Transfer-Encoding",
                "Proxy-Connection: Authorization",
                "Connection: close\r\nConnection: Authorization, Host, Content-Length",
            })
    void a13_connectionField_cannotStripTheCredentialOrTheFraming(String fields) throws Exception {
        try (Agent agent = lab.agent()) {
            HttpText answer = agent.ask(Lab.post("/x", "seven77", fields.split("\r\n")));
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        }
        assertThat(lab.origin().requests()).hasSize(1);
        for (HttpText arrived : lab.origin().requests()) {
            assertThat(arrived.fields("Authorization")).containsExactly(INJECTED);
            assertThat(arrived.fields("Host")).containsExactly(Lab.HOST);
            assertThat(arrived.body()).isEqualTo("seven77");
        }
    }

    @Test
    void a17_refusalsAndFailures_showNothingOfTheInside() throws Exception {
        List<String> seen = new java.util.ArrayList<>();
        for (String request :
                List.of(
                        Lab.request("GET /admin"),
                        Lab.request("GET /x", "Content-Length: nonsense"),
                        Lab.request("TRACE /x"),
                        Lab.request("GET /%zz"),
                        Lab.post("/x", "{", "Content-Encoding: gzip"))) {
            try (Agent agent = lab.agent()) {
                HttpText answer = agent.ask(request);
                seen.add(answer.head() + "\n" + answer.body());
            }
        }
        lab.origin().answer(request -> "");
        try (Agent agent = lab.agent()) {
            HttpText answer = agent.ask(Lab.request("GET /closes"));
            assertThat(answer.status()).isEqualTo(502);
            seen.add(answer.head() + "\n" + answer.body());
        }
        lab.origin().answer(request -> "this is not HTTP\r\n\r\n");
        try (Agent agent = lab.agent()) {
            HttpText answer = agent.ask(Lab.request("GET /babbles"));
            assertThat(answer.status()).isEqualTo(502);
            seen.add(answer.head() + "\n" + answer.body());
        }
        CountDownLatch told = new CountDownLatch(1);
        lab.origin().answer(request -> once(told));
        try (Agent agent = lab.agent()) {
            HttpText answer = agent.ask(Lab.request("GET /says-nothing"));
            assertThat(answer.status()).isEqualTo(504);
            assertThat(answer.body()).isEqualTo("the origin did not answer in time");
            seen.add(answer.head() + "\n" + answer.body());
        } finally {
            told.countDown();
        }
        assertThat(seen)
                .allSatisfy(
                        text ->
                                assertThat(text)
                                        .doesNotContain("Exception", "\tat ", "org.clawpatrol")
                                        .doesNotContain("io.netty", "127.0.0.1", "no-admin")
                                        .doesNotContainPattern(Lab.anyFormOfSecret()));
    }

    /** An answer that comes when nobody waits for it any more. */
    private static String once(CountDownLatch told) {
        try {
            told.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "";
    }

    /** The origin quotes what it got in what nobody can read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                Origin.RESET,
                "@GOT@\r\n\r\n",
                "HTTP/9.9 @GOT@\r\n\r\n",
                "HTTP/1.1 @GOT@ OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: @GOT@\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: @GOT@\r\n\r\n",
                "HTTP/1.1 200 OK\r\n@GOT@: x\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX: @GOT@\0\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 101 @GOT@\r\nUpgrade: @GOT@\r\nConnection: Upgrade\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\nX: @GOT@\r\n\r\nab",
            })
    void a17_secretInAnUnreadableAnswer_isQuotedNowhere(String text) throws Exception {
        lab.origin().answer(request -> text.replace("@GOT@", request.field("Authorization")));
        try (Agent agent = lab.agent()) {
            HttpText answer = agent.ask(Lab.request("GET /unreadable"));
            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.head() + answer.body())
                    .doesNotContain("Exception", "\tat ", "io.netty", "127.0.0.1")
                    .doesNotContainPattern(Lab.anyFormOfSecret());
        }
        assertThat(lab.origin().requests().getFirst().fields("Authorization"))
                .containsExactly(INJECTED);
        assertThat(lab.gateway().log())
                .doesNotContain("\tat ")
                .doesNotContainPattern(Lab.anyFormOfSecret());
        assertThat(SecretForms.filesWith(Lab.anyFormOfSecret(), lab.state())).isEmpty();
    }

    @Test
    void a17_unknownApiRoute_showsNothingOfTheInside() throws Exception {
        Operator stranger = new Operator(lab.gateway().dashboard(), "");
        for (String path :
                List.of("/api/nothing", "/%00", "/actions/%2e%2e", "/__login?next=%ff")) {
            try (Agent agent = Agent.plain(dashboard())) {
                HttpText answer = agent.ask("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
                assertThat(answer.status()).isBetween(200, 499);
                assertThat(answer.body()).doesNotContain("Exception", "\tat ", "io.javalin");
            }
        }
        assertThat(stranger.get("/healthz").statusCode()).isEqualTo(200);
    }

    private static java.net.InetSocketAddress dashboard() {
        var url = lab.gateway().dashboard();
        return new java.net.InetSocketAddress(url.getHost(), url.getPort());
    }
}
