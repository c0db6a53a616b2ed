package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clawpatrol.proxy.fake.Patience.await;

import java.io.IOException;
import java.util.Map;
import org.clawpatrol.proxy.journal.Outcome;
import org.junit.jupiter.api.Test;

/** The way of an allowed request: injection, hygiene, framing, re-use of connections. */
class ForwardingTest {
    private static final String SECRET = LoopbackGateway.SECRET;

    /** A12 and A13: exactly one injected Authorization, whatever the agent sends or nominates. */
    @Test
    void authorization_fromAgent_isReplacedByExactlyOne() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway =
                        new LoopbackGateway(new Lab().token("t").build(), origin.port());
                RawAgent agent = gateway.agent()) {
            agent.send(
                    get(
                            "/x?y=1",
                            "Connection: Authorization, Host, Content-Length, X-Private\r\n"
                                    + "authorization: Bearer placeholder\r\n"
                                    + "AUTHORIZATION: Basic cGxhY2Vob2xkZXI=\r\n"
                                    + "Proxy-Authorization: Basic eA==\r\n"
                                    + "X-Private: 1\r\nX-Forwarded-For: 1.2.3.4\r\nVia: me\r\n"
                                    + "X-Clawpatrol-Idempotency-Hint: h\r\nTE: trailers\r\n"
                                    + "Accept-Encoding: gzip, br\r\nX-Kept: yes\r\n"));
            assertThat(agent.response())
                    .isEqualTo("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
            assertThat(origin.heads())
                    .containsExactly(
                            "GET /x?y=1 HTTP/1.1\r\nHost: api.lab.test\r\nX-Kept: yes\r\n"
                                    + "Accept-Encoding: identity\r\n"
                                    + "Authorization: Bearer "
                                    + SECRET
                                    + "\r\n\r\n");
        }
    }

    @Test
    void record_ofForwardedRequest_holdsNoSecretAndTheOutcome() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway =
                        new LoopbackGateway(new Lab().token("t").build(), origin.port());
                RawAgent agent = gateway.agent()) {
            agent.send(get("/a%20b?q=1", "Authorization: Bearer ph\r\nX-Api-Key: k\r\n"));
            assertThat(agent.response()).contains("hello");
            await().until(() -> gateway.journal().outcomes().size() == 1);
            var record = gateway.journal().records().getFirst();
            assertThat(record.target()).isEqualTo("/a b");
            assertThat(record.query()).isEqualTo("q=1");
            assertThat(record.credential()).isEqualTo("t");
            assertThat(record.headers().get("Authorization")).containsExactly("***");
            assertThat(record.headers().get("X-Api-Key")).containsExactly("***");
            assertThat(record.digest()).hasSize(64);
            Outcome outcome = gateway.journal().outcomes().getFirst();
            assertThat(outcome.status()).isEqualTo("200");
            assertThat(outcome.bytesOut()).isEqualTo(5);
            assertThat(outcome.error()).isEmpty();
        }
    }

    @Test
    void path_spelledDifferently_isForwardedAsJudged() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = new LoopbackGateway(new Lab().build(), origin.port());
                RawAgent agent = gateway.agent()) {
            agent.send(get("//x/./y/../%61dmin;v=1?a=%2e%2e", ""));
            agent.response();
            assertThat(origin.heads().getFirst())
                    .startsWith("GET /x/admin;v=1?a=%2e%2e HTTP/1.1\r\n");
        }
    }

    @Test
    void connection_afterCompleteResponses_isUsedAgainByTheSameAgentOnly() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway =
                        new LoopbackGateway(new Lab().token("t").build(), origin.port());
                RawAgent one = gateway.agent();
                RawAgent two = gateway.agent()) {
            for (int i = 0; i < 20; i++) {
                assertThat(one.send(get("/" + i, "")).response()).endsWith("hello");
                assertThat(two.send(get("/" + i, "")).response()).endsWith("hello");
            }
            assertThat(origin.connections()).isEqualTo(2);
            assertThat(origin.heads()).hasSize(40);
        }
    }

    /** A26: connections never serve two identities. */
    @Test
    void connection_ofOtherCredential_isNotShared() throws IOException {
        Lab lab =
                new Lab()
                        .token("a", false, Map.of("placeholder", "ph-a"))
                        .token("b", false, Map.of("placeholder", "ph-b"));
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway =
                        new LoopbackGateway(lab.build(), origin.port())
                                .secret("a", "secret-of-a")
                                .secret("b", "secret-of-b");
                RawAgent agent = gateway.agent()) {
            agent.send(get("/", "Authorization: Bearer ph-a\r\n")).response();
            agent.send(get("/", "Cookie: x=ph-b\r\n")).response();
            assertThat(origin.connections()).isEqualTo(2);
            assertThat(origin.heads().get(0)).contains("Authorization: Bearer secret-of-a\r\n");
            assertThat(origin.heads().get(1)).contains("Authorization: Bearer secret-of-b\r\n");
        }
    }

    /** Ruling 21 and A11: several credentials and none or both meant is a refusal. */
    @Test
    void credential_ambiguous_isRefusedRatherThanForwardedBare() throws IOException {
        Lab lab =
                new Lab()
                        .token("a", false, Map.of("placeholder", "ph-a"))
                        .token("b", false, Map.of("placeholder", "ph-b"));
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = new LoopbackGateway(lab.build(), origin.port())) {
            for (String sent : new String[] {"none", "ph-a ph-b"}) {
                try (RawAgent agent = gateway.agent()) {
                    agent.send(get("/", "Authorization: Bearer " + sent + "\r\n"));
                    assertThat(agent.rest()).startsWith("HTTP/1.1 502 Bad Gateway\r\n");
                }
            }
            assertThat(origin.heads()).isEmpty();
        }
    }

    @Test
    void body_chunkedAndOfKnownLength_arriveWhole() throws IOException {
        StringBuilder seen = new StringBuilder();
        try (TestOrigin origin =
                        TestOrigin.start(
                                (connection, head, in, out) -> {
                                    seen.append(TestOrigin.readBody(head, in)).append('|');
                                    TestOrigin.write(out, "HTTP/1.1 204 No Content\r\n\r\n");
                                    return true;
                                });
                LoopbackGateway gateway = new LoopbackGateway(new Lab().build(), origin.port());
                RawAgent agent = gateway.agent()) {
            agent.send(
                    "POST /a HTTP/1.1\r\nHost: api.lab.test\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + "3\r\nabc\r\n4;x=y\r\ndefg\r\n0\r\nX-Trailer: t\r\n\r\n");
            assertThat(agent.head()).isEqualTo("HTTP/1.1 204 No Content\r\n\r\n");
            agent.send("PUT /b HTTP/1.1\r\nHost: api.lab.test\r\nContent-Length: 5\r\n\r\nhe");
            agent.send("llo");
            assertThat(agent.head()).isEqualTo("HTTP/1.1 204 No Content\r\n\r\n");
            assertThat(seen.toString()).isEqualTo("abcdefg|hello|");
        }
    }

    @Test
    void response_endedByClosing_isReframedAsChunks() throws IOException {
        try (TestOrigin origin =
                        TestOrigin.start(
                                (connection, head, in, out) -> {
                                    TestOrigin.write(out, "HTTP/1.1 200 OK\r\nX: y\r\n\r\nstream");
                                    return false;
                                });
                LoopbackGateway gateway = new LoopbackGateway(new Lab().build(), origin.port());
                RawAgent agent = gateway.agent()) {
            for (int i = 0; i < 2; i++) {
                agent.send(get("/", ""));
                String head = agent.head();
                assertThat(head).contains("Transfer-Encoding: chunked");
                assertThat(agent.bytes(16)).asString().isEqualTo("6\r\nstream\r\n0\r\n\r\n");
            }
            assertThat(origin.connections()).isEqualTo(2);
        }
    }

    @Test
    void response_toHead_keepsItsLengthWithoutBody() throws IOException {
        try (TestOrigin origin =
                        TestOrigin.answering("HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n");
                LoopbackGateway gateway = new LoopbackGateway(new Lab().build(), origin.port());
                RawAgent agent = gateway.agent()) {
            String request = "HEAD / HTTP/1.1\r\nHost: api.lab.test\r\n\r\n";
            for (int i = 0; i < 2; i++) {
                assertThat(agent.send(request).head())
                        .isEqualTo("HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n");
            }
            assertThat(origin.connections()).isEqualTo(1);
        }
    }

    /** A04: redirects are the agent's business. */
    @Test
    void response_redirect_isNotFollowed() throws IOException {
        try (TestOrigin origin =
                        TestOrigin.answering(
                                "HTTP/1.1 302 Found\r\nLocation: https://evil.test/\r\n"
                                        + "Content-Length: 0\r\n\r\n");
                LoopbackGateway gateway =
                        new LoopbackGateway(new Lab().token("t").build(), origin.port());
                RawAgent agent = gateway.agent()) {
            assertThat(agent.send(get("/", "")).response())
                    .contains("Location: https://evil.test/");
            assertThat(origin.heads()).hasSize(1);
        }
    }

    /** A28: the agent is asked for its body only once the request is allowed. */
    @Test
    void expectation_ofAllowedRequest_isAnsweredAndNotForwarded() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway =
                        new LoopbackGateway(new Lab().denyPath("/no").build(), origin.port());
                RawAgent allowed = gateway.agent();
                RawAgent denied = gateway.agent()) {
            String fields = "Expect: 100-continue\r\nContent-Length: 3\r\n\r\n";
            allowed.send("POST /x HTTP/1.1\r\nHost: api.lab.test\r\n" + fields);
            assertThat(allowed.head()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            assertThat(allowed.send("abc").response()).endsWith("hello");
            assertThat(origin.heads().getFirst()).doesNotContain("Expect");
            denied.send("POST /no HTTP/1.1\r\nHost: api.lab.test\r\n" + fields);
            assertThat(denied.head()).startsWith("HTTP/1.1 403 Forbidden\r\n");
        }
    }

    @Test
    void idleConnection_closedByOrigin_isReplacedUnnoticed() throws IOException {
        try (TestOrigin origin =
                        TestOrigin.start(
                                (connection, head, in, out) -> {
                                    if (connection == 0 && head.startsWith("GET /2 ")) {
                                        return false;
                                    }
                                    TestOrigin.write(
                                            out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                                    return true;
                                });
                LoopbackGateway gateway = new LoopbackGateway(new Lab().build(), origin.port());
                RawAgent agent = gateway.agent()) {
            assertThat(agent.send(get("/1", "")).response()).endsWith("ok");
            assertThat(agent.send(get("/2", "")).response()).endsWith("ok");
            assertThat(origin.heads()).hasSize(3);
        }
    }

    @Test
    void idleConnection_closedDuringWrite_isNotRetried() throws IOException {
        try (TestOrigin origin =
                        TestOrigin.start(
                                (connection, head, in, out) -> {
                                    if (head.startsWith("POST ")) {
                                        return false;
                                    }
                                    TestOrigin.write(
                                            out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                                    return true;
                                });
                LoopbackGateway gateway = new LoopbackGateway(new Lab().build(), origin.port());
                RawAgent agent = gateway.agent()) {
            assertThat(agent.send(get("/1", "")).response()).endsWith("ok");
            agent.send("POST /2 HTTP/1.1\r\nHost: api.lab.test\r\nContent-Length: 0\r\n\r\n");
            assertThat(agent.rest()).startsWith("HTTP/1.1 502 Bad Gateway\r\n");
            assertThat(origin.heads()).hasSize(2);
        }
    }

    @Test
    void response_beforeTheBodyEnded_doesNotCutTheUpload() throws Exception {
        var whole = new java.util.concurrent.CompletableFuture<String>();
        try (TestOrigin origin =
                        TestOrigin.start(
                                (connection, head, in, out) -> {
                                    TestOrigin.write(
                                            out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                                    whole.complete(TestOrigin.readBody(head, in));
                                    return true;
                                });
                LoopbackGateway gateway = new LoopbackGateway(new Lab().build(), origin.port());
                RawAgent agent = gateway.agent()) {
            agent.send("POST / HTTP/1.1\r\nHost: api.lab.test\r\nContent-Length: 6\r\n\r\nabc");
            assertThat(agent.response()).contains("Connection: close").endsWith("ok");
            agent.send("def");
            assertThat(whole.get(20, java.util.concurrent.TimeUnit.SECONDS)).isEqualTo("abcdef");
            assertThat(agent.rest()).isEmpty();
        }
    }

    @Test
    void bodies_large_passBothWaysUnderBackPressure() throws Exception {
        int size = 20_000_000;
        try (TestOrigin origin =
                        TestOrigin.start(
                                (connection, head, in, out) -> {
                                    byte[] body = in.readNBytes(size);
                                    TestOrigin.write(
                                            out,
                                            "HTTP/1.1 200 OK\r\nContent-Length: "
                                                    + size
                                                    + "\r\n\r\n");
                                    out.write(body);
                                    out.flush();
                                    return true;
                                });
                LoopbackGateway gateway =
                        new LoopbackGateway(new Lab().token("t").build(), origin.port());
                RawAgent agent = gateway.agent()) {
            byte[] body = new byte[size];
            new java.util.Random(3).nextBytes(body);
            agent.send("PUT / HTTP/1.1\r\nHost: api.lab.test\r\nContent-Length: " + size);
            agent.send("\r\n\r\n").send(body);
            assertThat(agent.head()).startsWith("HTTP/1.1 200 OK");
            assertThat(java.util.Arrays.equals(agent.bytes(size), body)).isTrue();
        }
    }

    private static String get(String target, String fields) {
        return "GET " + target + " HTTP/1.1\r\nHost: api.lab.test\r\n" + fields + "\r\n";
    }
}
