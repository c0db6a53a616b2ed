package org.clawpatrol.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.clawpatrol.conformance.lab.Agent;
import org.clawpatrol.conformance.lab.HttpText;
import org.clawpatrol.conformance.lab.Lab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A21, A22, A27: every request is judged by itself, and only requests are requests. */
class FramingAttackTest {
    private static final String SMUGGLED = Lab.request("GET /smuggled");

    @TempDir private static Path folder;
    private static Lab lab;

    @BeforeAll
    static void start() throws Exception {
        lab = Lab.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        lab.close();
    }

    @BeforeEach
    void forget() {
        lab.origin().forget();
    }

    @Test
    void a21_pipelinedRequests_areJudgedOneByOne() throws Exception {
        try (Agent agent = lab.agent()) {
            agent.send(
                    Lab.request("GET /first")
                            + Lab.request("GET /admin/second")
                            + Lab.request("GET /third"));
            assertThat(agent.receive().status()).isEqualTo(200);
            HttpText second = agent.receive();
            assertThat(second.status()).isEqualTo(403);
            assertThat(second.body()).contains("the admin area is closed");
        }
        assertThat(lab.origin().requests())
                .extracting(HttpText::target)
                .contains("/first")
                .doesNotContain("/admin/second");
    }

    @Test
    void a22_bodyOfADeniedRequest_isNeverARequest() throws Exception {
        try (Agent agent = lab.agent()) {
            HttpText answer = agent.ask(Lab.post("/admin/upload", SMUGGLED));
            assertThat(answer.status()).isEqualTo(403);
            agent.send(Lab.request("GET /after"));
            assertThat(agent.rest()).doesNotContain("\"ok\":true}HTTP");
        }
        assertThat(lab.origin().everything()).doesNotContain("/smuggled");
    }

    @Test
    void a22_chunkedBodyOfADeniedRequest_isNeverARequest() throws Exception {
        String chunk = Integer.toHexString(SMUGGLED.length()) + "\r\n" + SMUGGLED + "\r\n0\r\n\r\n";
        try (Agent agent = lab.agent()) {
            HttpText answer =
                    agent.ask(Lab.request("POST /admin/x", "Transfer-Encoding: chunked") + chunk);
            assertThat(answer.status()).isEqualTo(403);
        }
        assertThat(lab.origin().everything()).doesNotContain("/smuggled");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5|Transfer-Encoding: chunked",
                "Transfer-Encoding: chunked|Content-Length: 5",
                "Content-Length: 5|Content-Length: 6",
                "Content-Length: 5, 5",
                "Content-Length: +5",
                "Content-Length: 0x5",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: chunked|Transfer-Encoding: identity",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding: xchunked",
                "X: y|\tTransfer-Encoding: chunked",
            })
    void a22_ambiguousFraming_isRefusedAndTheConnectionEnds(String fields) throws Exception {
        try (Agent agent = lab.agent()) {
            agent.send(Lab.request("POST /x", fields.split("\\|")) + "0\r\n\r\n" + SMUGGLED);
            assertThat(agent.receive().status()).isEqualTo(400);
            assertThat(agent.rest()).isEmpty();
        }
        assertThat(lab.origin().requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"70000, 431", "300000, 431"})
    void a27_largeHead_isRefused(int size, int status) throws Exception {
        try (Agent agent = lab.agent()) {
            HttpText answer = agent.ask(Lab.request("GET /x", "X-Large: " + "a".repeat(size)));
            assertThat(answer.status()).isEqualTo(status);
        }
        assertThat(lab.origin().requests()).isEmpty();
    }

    @Test
    void a27_manyFields_areRefused() throws Exception {
        try (Agent agent = lab.agent()) {
            HttpText answer = agent.ask(Lab.request("GET /x", "X: y\r\n".repeat(1999) + "X: y"));
            assertThat(answer.status()).isEqualTo(431);
        }
    }

    @Test
    void a27_longTarget_isRefused() throws Exception {
        try (Agent agent = lab.agent()) {
            HttpText answer = agent.ask(Lab.request("GET /" + "a".repeat(65_536)));
            assertThat(answer.status()).isEqualTo(414);
        }
    }

    @Test
    void a27_largeTrailer_isRefused() throws Exception {
        try (Agent agent = lab.agent()) {
            HttpText answer =
                    agent.ask(
                            Lab.request("POST /inspect", "Transfer-Encoding: chunked")
                                    + "0\r\nX-Large: "
                                    + "a".repeat(1_000_000)
                                    + "\r\n\r\n");
            assertThat(answer.status()).isEqualTo(431);
        }
    }

    @Test
    void a27_largeHeadOfConnect_isRefused() throws Exception {
        try (Agent agent = Agent.plain(lab.gateway().proxy())) {
            HttpText answer =
                    agent.ask(
                            "CONNECT api.lab.test:443 HTTP/1.1\r\nHost: api.lab.test:443\r\nX: "
                                    + "a".repeat(70_000)
                                    + "\r\n\r\n");
            assertThat(answer.status()).isEqualTo(431);
        }
    }
}
