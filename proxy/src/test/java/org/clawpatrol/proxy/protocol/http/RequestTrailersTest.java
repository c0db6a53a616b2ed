package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.proxy.approval.ApprovalResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands behind a request's body, over either version of HTTP on either side. */
class RequestTrailersTest {
    private static final String PLACEHOLDER = "placeholder-of-key";

    /** What arrived at an origin; names in lower case. */
    private record Arrived(String head, String body, List<String> trailers) {}

    /** Sends a request with a body and trailers through a gateway. */
    private static Arrived through(
            boolean agentHttp2, boolean originHttp2, Configuration policy, String... fields)
            throws IOException {
        if (originHttp2) {
            try (Http2Origin origin = Http2Origin.ok();
                    LoopbackGateway gateway =
                            LoopbackGateway.beforeHttp2(policy, origin.port())
                                    .secret("key", "s3cr3t-of-the-key")) {
                send(agentHttp2, gateway, fields);
                Http2Origin.Stream seen = origin.streams().getFirst();
                return new Arrived(
                        seen.request().toString(), seen.received(), List.copyOf(seen.trailers()));
            }
        }
        List<Arrived> all = new ArrayList<>();
        try (TestOrigin origin = recording(all);
                LoopbackGateway gateway =
                        new LoopbackGateway(policy, origin.port())
                                .secret("key", "s3cr3t-of-the-key")) {
            send(agentHttp2, gateway, fields);
            return all.getFirst();
        }
    }

    private static TestOrigin recording(List<Arrived> all) throws IOException {
        return TestOrigin.start(
                (connection, head, in, out) -> {
                    List<String> trailers = new ArrayList<>();
                    boolean chunked = head.contains("Transfer-Encoding: chunked");
                    String body =
                            chunked
                                    ? TestOrigin.readChunks(in, trailers)
                                    : TestOrigin.readBody(head, in);
                    trailers.replaceAll(line -> line.toLowerCase(Locale.ROOT));
                    all.add(new Arrived(head.toLowerCase(Locale.ROOT), body, trailers));
                    TestOrigin.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                    return true;
                });
    }

    /**
     * @param fields names and values; those before an empty name stand in the head
     */
    private static void send(boolean http2, LoopbackGateway gateway, String... fields)
            throws IOException {
        int behind = List.of(fields).indexOf("");
        List<String> head = behind < 0 ? List.of() : List.of(fields).subList(0, behind);
        String[] trailers =
                List.of(fields).subList(behind + 1, fields.length).toArray(new String[0]);
        if (http2) {
            try (Http2Agent agent = gateway.http2Agent()) {
                Http2Headers first = Http2Agent.head("POST", "/a");
                for (int i = 0; i < head.size(); i += 2) {
                    first.add(head.get(i), head.get(i + 1));
                }
                var exchange = agent.send(first, false).data("the ", false).data("body", false);
                exchange.trailers(trailers);
                await().until(exchange::ended);
                assertThat(exchange.status()).isEqualTo("200");
            }
            return;
        }
        try (RawAgent agent = gateway.agent()) {
            agent.send(
                    "POST /a HTTP/1.1\r\nHost: "
                            + Lab.HOST
                            + "\r\n"
                            + lines(head)
                            + "Transfer-Encoding: chunked\r\n\r\n4\r\nthe \r\n4\r\nbody\r\n0\r\n"
                            + lines(List.of(trailers))
                            + "\r\n");
            assertThat(agent.head()).startsWith("HTTP/1.1 200 ");
        }
    }

    private static String lines(List<String> fields) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < fields.size(); i += 2) {
            lines.append(fields.get(i)).append(": ").append(fields.get(i + 1)).append("\r\n");
        }
        return lines.toString();
    }

    private static Configuration open() {
        return new Lab().build();
    }

    @ParameterizedTest
    @CsvSource({"false,false", "false,true", "true,false", "true,true"})
    void trailers_thatFrameRouteOrProve_endHere(boolean agent, boolean origin) throws IOException {
        Arrived seen =
                through(
                        agent,
                        origin,
                        open(),
                        "x-said",
                        "in the head",
                        "",
                        "content-length",
                        "3",
                        "host",
                        "evil.test",
                        "authorization",
                        "Bearer x",
                        "cookie",
                        "a=b",
                        "content-type",
                        "text/evil",
                        "content-encoding",
                        "gzip",
                        "if-match",
                        "*",
                        "range",
                        "bytes=0-",
                        "te",
                        "trailers",
                        "trailer",
                        "host",
                        "expect",
                        "100-continue",
                        "x-forwarded-for",
                        "127.0.0.1",
                        "impersonate-user",
                        "root",
                        "x-http-method-override",
                        "DELETE",
                        "x-said",
                        "otherwise",
                        "x_said",
                        "otherwise",
                        "x_forwarded_for",
                        "127.0.0.1",
                        "x-checksum",
                        "1234");
        assertThat(seen.body()).isEqualTo("the body");
        assertThat(seen.trailers()).containsExactly("x-checksum: 1234");
        assertThat(seen.head()).contains("in the head").doesNotContain("evil", "otherwise");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void trailers_ofTheConnection_endHereWithWhatTheyName(boolean origin) throws IOException {
        Arrived seen =
                through(
                        false,
                        origin,
                        open(),
                        "Connection",
                        "X-Hop, close",
                        "Transfer-Encoding",
                        "chunked",
                        "Upgrade",
                        "websocket",
                        "X-Hop",
                        "1",
                        "X-Kept",
                        "2");
        assertThat(seen.trailers()).containsExactly("x-kept: 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {":path", ":status", "connection", "transfer-encoding", "X-Upper", "a b", ""})
    void trailerOverHttp2_thatIsNone_resetsTheStream(String name) throws IOException {
        List<Arrived> all = new ArrayList<>();
        try (TestOrigin origin = recording(all);
                LoopbackGateway gateway = new LoopbackGateway(open(), origin.port());
                Http2Agent agent = gateway.http2Agent()) {
            var exchange = agent.send(Http2Agent.head("POST", "/a"), false).data("body", false);
            exchange.trailers("x-a", "1", name, "2");
            await().until(exchange::over);
            assertThat(exchange.resets()).containsExactly(Http2Error.PROTOCOL_ERROR.code());
            assertThat(all).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"false,false", "false,true", "true,false", "true,true"})
    void trailer_thatACredentialSets_endsHere(boolean agent, boolean origin) throws IOException {
        Configuration policy =
                new Lab()
                        .credential(
                                "key",
                                new CredentialConfig.HeaderToken("X-Api-Key", ""),
                                Map.of("placeholder", PLACEHOLDER))
                        .build();
        Arrived seen =
                through(
                        agent,
                        origin,
                        policy,
                        "authorization",
                        PLACEHOLDER,
                        "",
                        "x-api-key",
                        "the agent's",
                        "x-note",
                        PLACEHOLDER);
        assertThat(seen.head()).contains("s3cr3t-of-the-key");
        assertThat(seen.trailers()).containsExactly("x-note: " + PLACEHOLDER);
    }

    @ParameterizedTest
    @CsvSource({"false,false", "false,true", "true,false", "true,true"})
    void trailer_thatARuleReadsAsAHeader_endsHere(boolean agent, boolean origin)
            throws IOException {
        Arrived seen =
                through(
                        agent,
                        origin,
                        new Lab().denyHeader("X-Env").build(),
                        "x-env",
                        "prod",
                        "x_env",
                        "prod",
                        "x-checksum",
                        "1");
        assertThat(seen.trailers()).containsExactly("x-checksum: 1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void trailers_tooManyOrTooLong_areRefused(boolean many) throws IOException {
        String[] fields = new String[many ? 404 : 6];
        for (int i = 0; i < fields.length; i += 2) {
            fields[i] = "x-" + i;
            fields[i + 1] = "a".repeat(many ? 1 : 8_000);
        }
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway =
                        new LoopbackGateway(new Lab().denyBody("drop").build(), origin.port());
                Http2Agent agent = gateway.http2Agent();
                RawAgent plain = gateway.agent()) {
            var exchange = agent.send(Http2Agent.head("POST", "/a"), false).data("a", false);
            exchange.trailers(fields);
            await().until(exchange::over);
            assertThat(exchange.status()).isEqualTo("431");
            plain.send(
                    "POST /a HTTP/1.1\r\nHost: "
                            + Lab.HOST
                            + "\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n"
                            + lines(List.of(fields))
                            + "\r\n");
            assertThat(plain.head()).startsWith("HTTP/1.1 431 ");
            assertThat(origin.heads()).isEmpty();
        }
    }

    @Test
    void trailersOfWhatAPersonApproved_endHere() throws Exception {
        List<Arrived> all = new ArrayList<>();
        try (TestOrigin origin = recording(all);
                LoopbackGateway gateway =
                        new LoopbackGateway(new Lab().askFor("/").build(), origin.port());
                RawAgent agent = gateway.agent()) {
            agent.send(
                    "POST /a HTTP/1.1\r\nHost: "
                            + Lab.HOST
                            + "\r\nTrailer: X-Unseen\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + "1\r\na\r\n0\r\nX-Unseen: 1\r\n\r\n");
            gateway.approvals().next().answer(new ApprovalResult.Allowed(List.of("ada")));
            assertThat(agent.head()).startsWith("HTTP/1.1 200 ");
            assertThat(all.getFirst().trailers()).isEmpty();
            assertThat(all.getFirst().head()).doesNotContain("x-unseen");
        }
    }

    @ParameterizedTest
    @CsvSource({"false,false", "false,true", "true,false", "true,true"})
    void trailers_reachTheOrigin_andWereAnnounced(boolean agent, boolean origin)
            throws IOException {
        Arrived seen =
                through(
                        agent,
                        origin,
                        open(),
                        "trailer",
                        "x-checksum, host, content-digest, x-checksum-2",
                        "",
                        "x-checksum",
                        "1234",
                        "content-digest",
                        "sha-256=:abc=:");
        assertThat(seen.body()).isEqualTo("the body");
        assertThat(seen.trailers())
                .containsExactly("x-checksum: 1234", "content-digest: sha-256=:abc=:");
        assertThat(seen.head()).contains("x-checksum, content-digest, x-checksum-2");
    }

    @ParameterizedTest
    @CsvSource({"false,false", "false,true", "true,false", "true,true"})
    void trailersOfABodyThatWasRead_reachTheOrigin(boolean agent, boolean origin)
            throws IOException {
        Arrived seen =
                through(agent, origin, new Lab().denyBody("drop").build(), "x-checksum", "1234");
        assertThat(seen.body()).isEqualTo("the body");
        assertThat(seen.trailers()).containsExactly("x-checksum: 1234");
    }

    /** HTTP/1.1 has room for them only behind chunks, so announcing them decides the framing. */
    @Test
    void trailersOfABodyOfAnnouncedLength_reachHttp1InChunks_whereTheyWereAnnounced()
            throws IOException {
        Arrived seen = ofAnnouncedLength(open(), "x-a", "body");
        assertThat(seen.head())
                .contains("transfer-encoding: chunked", "trailer: x-a")
                .doesNotContain("content-length");
        assertThat(seen.body()).isEqualTo("body");
        assertThat(seen.trailers()).containsExactly("x-a: 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "host, content-length"})
    void trailersOfABodyOfAnnouncedLength_endBeforeHttp1_whereNoneThatPassWasAnnounced(
            String announced) throws IOException {
        Arrived seen = ofAnnouncedLength(open(), announced, "body");
        assertThat(seen.head()).contains("content-length: 4").doesNotContain("trailer", "chunked");
        assertThat(seen.body()).isEqualTo("body");
    }

    @Test
    void emptyBodyOfAnnouncedLength_staysOne_whateverIsAnnouncedBehindIt() throws IOException {
        Arrived seen = ofAnnouncedLength(open(), "x-a", "");
        assertThat(seen.head()).contains("content-length: 0").doesNotContain("trailer", "chunked");
    }

    private static Arrived ofAnnouncedLength(Configuration policy, String announced, String body)
            throws IOException {
        List<Arrived> all = new ArrayList<>();
        try (TestOrigin origin = recording(all);
                LoopbackGateway gateway = new LoopbackGateway(policy, origin.port());
                Http2Agent agent = gateway.http2Agent()) {
            Http2Headers head =
                    Http2Agent.head("PUT", "/a")
                            .add("content-length", String.valueOf(body.length()))
                            .add("trailer", announced);
            var exchange = agent.send(head, false).data(body, false);
            exchange.trailers("x-a", "1");
            await().until(exchange::ended);
            assertThat(exchange.status()).isEqualTo("200");
            return all.getFirst();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bod", "body and more"})
    void bodyOfAnotherLengthThanAnnounced_isNotCompletedInChunks(String body) throws IOException {
        List<Arrived> all = new ArrayList<>();
        try (TestOrigin origin = recording(all);
                LoopbackGateway gateway = new LoopbackGateway(open(), origin.port());
                Http2Agent agent = gateway.http2Agent()) {
            Http2Headers head =
                    Http2Agent.head("PUT", "/a").add("content-length", "4").add("trailer", "x-a");
            var exchange = agent.send(head, false).data(body, false);
            exchange.trailers("x-a", "1");
            await().until(exchange::over);
            await().until(() -> gateway.journal().outcomes().size() == 1);
            assertThat(exchange.resets()).containsExactly(Http2Error.PROTOCOL_ERROR.code());
            assertThat(all).isEmpty();
        }
    }

    /** Over HTTP/1.1 nothing can follow a body of announced length, so nothing is promised. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void trailerAnnouncedBehindALengthOverHttp1_isNotAnnounced(boolean origin) throws IOException {
        String request =
                "POST /a HTTP/1.1\r\nHost: "
                        + Lab.HOST
                        + "\r\nTrailer: X-A\r\nContent-Length: 4\r\n\r\nbody";
        List<Arrived> all = new ArrayList<>();
        try (TestOrigin http1 = recording(all);
                Http2Origin http2 = Http2Origin.ok();
                LoopbackGateway gateway =
                        origin
                                ? LoopbackGateway.beforeHttp2(open(), http2.port())
                                : new LoopbackGateway(open(), http1.port());
                RawAgent agent = gateway.agent()) {
            agent.send(request);
            assertThat(agent.head()).startsWith("HTTP/1.1 200 ");
            String head =
                    origin
                            ? http2.streams().getFirst().request().toString()
                            : all.getFirst().head();
            assertThat(head).contains("content-length: 4").doesNotContain("trailer");
        }
    }

    /** A connection of the agent's goes on with the next request behind the trailers. */
    @Test
    void trailers_areFollowedByTheNextRequest() throws IOException {
        List<Arrived> all = new ArrayList<>();
        try (TestOrigin origin = recording(all);
                LoopbackGateway gateway = new LoopbackGateway(open(), origin.port());
                RawAgent agent = gateway.agent()) {
            String one =
                    "POST /a HTTP/1.1\r\nHost: "
                            + Lab.HOST
                            + "\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nX-A: ";
            agent.send(one + "1\r\n\r\n" + one + "2\r\n\r\n");
            assertThat(agent.head()).startsWith("HTTP/1.1 200 ");
            assertThat(agent.head()).startsWith("HTTP/1.1 200 ");
            assertThat(all)
                    .extracting(Arrived::trailers)
                    .containsExactly(List.of("x-a: 1"), List.of("x-a: 2"));
            assertThat(origin.connections()).isEqualTo(1);
        }
    }
}
