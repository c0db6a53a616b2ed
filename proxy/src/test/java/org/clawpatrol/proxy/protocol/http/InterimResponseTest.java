package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses before the final one (RFC 9110, 15.2) reach agents cleaned, and not without end. */
class InterimResponseTest {
    private static final String SECRET = LoopbackGateway.SECRET;
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final String GET = "GET / HTTP/1.1\r\nHost: api.lab.test\r\n\r\n";
    private static final String HINT = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n";

    private static LoopbackGateway before(TestOrigin origin) {
        return new LoopbackGateway(new Lab().token("t").build(), origin.port());
    }

    private static LoopbackGateway before(Http2Origin origin) {
        return LoopbackGateway.beforeHttp2(new Lab().token("t").build(), origin.port());
    }

    @Test
    void hints_fromHttp1_reachAnAgentOverHttp1BeforeTheResponse() throws IOException {
        try (TestOrigin origin =
                        TestOrigin.answering("HTTP/1.1 102 Processing\r\n\r\n" + HINT + OK);
                LoopbackGateway gateway = before(origin);
                RawAgent agent = gateway.agent()) {
            for (int i = 0; i < 3; i++) {
                assertThat(agent.send(GET).head()).isEqualTo("HTTP/1.1 102 Processing\r\n\r\n");
                assertThat(agent.head()).isEqualTo(HINT);
                assertThat(agent.response()).isEqualTo(OK);
            }
            assertThat(origin.connections()).isEqualTo(1);
        }
    }

    @Test
    void hints_fromHttp1_reachAnAgentOverHttp2BeforeTheResponse() throws IOException {
        try (TestOrigin origin = TestOrigin.answering(HINT + OK);
                LoopbackGateway gateway = before(origin);
                Http2Agent agent = gateway.http2Agent()) {
            var exchange = agent.get("/");
            await().until(exchange::ended);
            assertThat(exchange.heads()).hasSize(2);
            assertThat(exchange.heads().getFirst().status()).hasToString("103");
            assertThat(exchange.heads().getFirst().get("link")).hasToString("</a>");
            assertThat(exchange.status()).isEqualTo("200");
            assertThat(exchange.body()).isEqualTo("ok");
        }
    }

    @Test
    void hints_fromHttp2_reachAnAgentOverHttp1BeforeTheResponse() throws IOException {
        try (Http2Origin origin =
                        Http2Origin.start(
                                stream ->
                                        stream.head("103", "link", "</a>")
                                                .head("200", "content-length", "2")
                                                .body("ok", true));
                LoopbackGateway gateway = before(origin);
                RawAgent agent = gateway.agent()) {
            assertThat(agent.send(GET).head()).isEqualTo(HINT.replace("Link", "link"));
            assertThat(agent.response()).isEqualTo(OK);
        }
    }

    /** A02, A54: an early head is a head. */
    @Test
    void hints_areCleanedLikeTheResponse() throws IOException {
        try (TestOrigin origin =
                        TestOrigin.answering(
                                "HTTP/1.1 103 Early Hints\r\nSet-Cookie: a=b\r\n"
                                        + "Alt-Svc: h3\r\nWWW-Authenticate: Bearer realm=\"x\"\r\n"
                                        + "Connection: X-Hop\r\nX-Hop: 1\r\nKeep-Alive: 5\r\n"
                                        + "Content-Length: 9\r\nUpgrade: h2c\r\nX-Echo: "
                                        + SECRET
                                        + "\r\n\r\n"
                                        + OK);
                LoopbackGateway gateway = before(origin);
                RawAgent agent = gateway.agent()) {
            assertThat(agent.send(GET).head())
                    .matches("HTTP/1.1 103 Early Hints\r\nX-Echo: \\*+\r\n\r\n");
            assertThat(agent.response()).isEqualTo(OK);
        }
    }

    /** The gateway itself tells agents to go on. */
    @Test
    void continue_fromTheOrigin_isDropped() throws IOException {
        try (TestOrigin origin =
                        TestOrigin.answering("HTTP/1.1 100 Continue\r\n\r\n".repeat(2) + OK);
                LoopbackGateway gateway = before(origin);
                RawAgent agent = gateway.agent()) {
            assertThat(agent.send(GET).response()).isEqualTo(OK);
        }
    }

    @Test
    void hint_duringTheUpload_doesNotEndIt() throws IOException {
        try (TestOrigin origin =
                        TestOrigin.start(
                                (connection, head, in, out) -> {
                                    TestOrigin.write(out, HINT);
                                    TestOrigin.readBody(head, in);
                                    TestOrigin.write(out, OK);
                                    return true;
                                });
                LoopbackGateway gateway = before(origin);
                RawAgent agent = gateway.agent()) {
            agent.send("POST / HTTP/1.1\r\nHost: api.lab.test\r\nContent-Length: 3\r\n\r\na");
            assertThat(agent.head()).isEqualTo(HINT);
            assertThat(agent.send("bc").response()).isEqualTo(OK);
            assertThat(agent.send(GET).head()).isEqualTo(HINT);
            assertThat(agent.response()).isEqualTo(OK);
        }
    }

    /** A25. */
    @Test
    void hints_withoutEnd_areSixteenAndABadGateway() throws IOException {
        try (TestOrigin origin = TestOrigin.answering(HINT.repeat(50) + OK);
                LoopbackGateway gateway = before(origin)) {
            for (int i = 1; i <= 2; i++) {
                try (RawAgent agent = gateway.agent()) {
                    assertThat(agent.send(GET).rest())
                            .startsWith(HINT.repeat(16) + "HTTP/1.1 502 Bad Gateway\r\n");
                }
                assertThat(origin.connections()).isEqualTo(i);
            }
        }
    }

    @Test
    void hints_withoutEndOverHttp2_areSixteenAndABadGateway() throws IOException {
        try (Http2Origin origin =
                        Http2Origin.start(
                                stream -> {
                                    for (int i = 0; i < 17; i++) {
                                        stream.head("103", "link", "</a>");
                                    }
                                    stream.head("200").body("x", true);
                                });
                LoopbackGateway gateway = before(origin);
                Http2Agent agent = gateway.http2Agent()) {
            var exchange = agent.get("/");
            await().until(exchange::over);
            assertThat(exchange.heads()).hasSize(17);
            assertThat(exchange.status()).isEqualTo("502");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n",
                "HTTP/1.1 103 Early Hints\r\nX: \0\r\n\r\n",
                "HTTP/1.1 103 Early Hints\r\nX : y\r\n\r\n",
                "HTTP/1.1 103 Early Hints\r\n\r\nbody",
                "",
            })
    void hint_andThenNoResponse_isABadGatewaySentOnce(String rest) throws IOException {
        try (TestOrigin origin =
                        TestOrigin.start(
                                (connection, head, in, out) -> {
                                    boolean first = head.startsWith("GET /first");
                                    TestOrigin.write(out, first ? OK : HINT + rest);
                                    return first;
                                });
                LoopbackGateway gateway = before(origin);
                RawAgent agent = gateway.agent()) {
            assertThat(agent.send(GET.replace("/ ", "/first ")).response()).isEqualTo(OK);
            String answer = agent.send(GET).rest();
            assertThat(answer).startsWith(HINT).contains("HTTP/1.1 502 Bad Gateway\r\n");
            assertThat(answer).doesNotContain("101", "X:", "h2c");
            assertThat(origin.heads()).hasSize(2);
        }
    }
}
