package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clawpatrol.proxy.fake.Patience.await;

import java.io.IOException;
import java.util.Locale;
import org.clawpatrol.dsl.config.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an origin says will stand behind its body, over either version of HTTP on either side. */
class ResponseTrailersTest {
    private static final String CHUNKS = "2\r\nok\r\n0\r\nX-Sum: 1\r\n\r\n";

    private static String answer(String trailer, String fields) {
        return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n"
                + (trailer.isEmpty() ? "" : "Trailer: " + trailer + "\r\n")
                + fields
                + "\r\n"
                + CHUNKS;
    }

    /** What reaches an agent of the announcement; empty where nothing does. */
    private static String announced(boolean agentHttp2, LoopbackGateway gateway)
            throws IOException {
        if (agentHttp2) {
            try (Http2Agent agent = gateway.http2Agent()) {
                var exchange = agent.get("/x");
                await().until(exchange::ended);
                assertThat(exchange.heads().getLast().get("x-sum")).hasToString("1");
                CharSequence value = exchange.heads().getFirst().get("trailer");
                return value == null ? "" : value.toString();
            }
        }
        try (RawAgent agent = gateway.agent()) {
            agent.send("GET /x HTTP/1.1\r\nHost: " + Lab.HOST + "\r\n\r\n");
            String head = agent.head();
            assertThat(agent.bytes(CHUNKS.length())).asString().isEqualTo(CHUNKS);
            return value(head);
        }
    }

    private static String value(String head) {
        int at = head.toLowerCase(Locale.ROOT).indexOf("\r\ntrailer: ");
        return at < 0 ? "" : head.substring(at + 11, head.indexOf("\r\n", at + 2));
    }

    private static String throughHttp1(boolean agentHttp2, Configuration policy, String answer)
            throws IOException {
        try (TestOrigin origin = TestOrigin.answering(answer);
                LoopbackGateway gateway = new LoopbackGateway(policy, origin.port())) {
            return announced(agentHttp2, gateway);
        }
    }

    /** Hostile ones first: what frames, routes, authenticates or belongs to a connection. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length",
                "Transfer-Encoding, Host",
                "Set-Cookie, set_cookie, Set-Cookie2",
                "Authorization, Proxy-Authenticate, WWW-Authenticate",
                "Authentication-Info, Alt-Svc",
                "Connection, Upgrade, TE, Trailer, Keep-Alive",
                "X-Hop, x_hop",
                "Content-Type, Content-Encoding, Content-Range, Cache-Control",
                "X-Sum; q=1, \"quoted\", a b, (c)",
                ", ,"
            })
    void names_thatNoTrailerMayHave_areLeftOut(String names) throws IOException {
        String hop = "Connection: X-Hop\r\n";
        Configuration policy = new Lab().build();
        assertThat(throughHttp1(false, policy, answer(names, hop))).isEmpty();
        assertThat(throughHttp1(true, policy, answer(names, hop))).isEmpty();
        String mixed = answer("X-Sum, " + names, hop + "trailer: grpc-status\r\n");
        assertThat(throughHttp1(false, policy, mixed)).isEqualTo("X-Sum, grpc-status");
    }

    @Test
    void nameThatSpellsALentSecret_isCovered() throws IOException {
        String secret = "s3cr3t-of-the-key";
        try (TestOrigin origin = TestOrigin.answering(answer("X-" + secret, ""));
                LoopbackGateway gateway =
                        new LoopbackGateway(new Lab().token("t").build(), origin.port())
                                .secret("t", secret)) {
            assertThat(announced(false, gateway)).isEqualTo("X-" + "*".repeat(secret.length()));
            assertThat(announced(true, gateway)).isEqualTo("X-" + "*".repeat(secret.length()));
        }
    }

    @Test
    void bodyOfAnnouncedLength_hasNoneToAnnounce() throws IOException {
        try (TestOrigin origin =
                        TestOrigin.answering(
                                "HTTP/1.1 200 OK\r\nTrailer: X-Sum\r\nContent-Length: 2\r\n\r\nok");
                LoopbackGateway gateway = new LoopbackGateway(new Lab().build(), origin.port());
                RawAgent agent = gateway.agent()) {
            agent.send("GET /x HTTP/1.1\r\nHost: " + Lab.HOST + "\r\n\r\n");
            assertThat(agent.response())
                    .isEqualTo("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        }
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void announcement_reachesTheAgent(boolean agentHttp2) throws IOException {
        assertThat(throughHttp1(agentHttp2, new Lab().build(), answer("X-Sum, Server-Timing", "")))
                .isEqualTo("X-Sum, Server-Timing");
        assertThat(throughHttp1(agentHttp2, new Lab().build(), answer("", ""))).isEmpty();
        try (Http2Origin origin =
                        Http2Origin.start(
                                stream ->
                                        stream.head("200", "trailer", "x-sum")
                                                .body("ok", false)
                                                .trailers("x-sum", "1"));
                LoopbackGateway gateway =
                        LoopbackGateway.beforeHttp2(new Lab().build(), origin.port())) {
            try (Http2Agent agent = gateway.http2Agent();
                    RawAgent plain = gateway.agent()) {
                if (agentHttp2) {
                    var exchange = agent.get("/x");
                    await().until(exchange::ended);
                    assertThat(exchange.heads().getFirst().get("trailer")).hasToString("x-sum");
                } else {
                    plain.send("GET /x HTTP/1.1\r\nHost: " + Lab.HOST + "\r\n\r\n");
                    assertThat(value(plain.head())).isEqualTo("x-sum");
                }
            }
        }
    }
}
