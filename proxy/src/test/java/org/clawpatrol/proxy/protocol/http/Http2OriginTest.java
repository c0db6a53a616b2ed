package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.clawpatrol.proxy.approval.ApprovalResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP/2 to origins, either version from agents. */
class Http2OriginTest {
    private static final String SECRET = LoopbackGateway.SECRET;
    private static final String HOST = "Host: api.lab.test\r\n";

    private static LoopbackGateway before(Http2Origin origin) {
        return LoopbackGateway.beforeHttp2(new Lab().token("t").build(), origin.port());
    }

    @Test
    void requestOverHttp2_isForwardedOverHttp2() {
        try (Http2Origin origin = Http2Origin.ok();
                LoopbackGateway gateway = before(origin);
                Http2Agent agent = gateway.http2Agent()) {
            var exchange =
                    agent.send(
                            Http2Agent.head("POST", "/x//y?z=1")
                                    .add("authorization", "Bearer placeholder")
                                    .add("te", "trailers")
                                    .add("x-kept", "yes"),
                            false);
            exchange.data("one ", false).data("two", true);

            await().until(exchange::ended);
            assertThat(exchange.status()).isEqualTo("200");
            assertThat(exchange.body()).isEqualTo("hello");
            Http2Origin.Stream seen = origin.streams().getFirst();
            assertThat(seen.received()).isEqualTo("one two");
            assertThat(seen.request().method()).hasToString("POST");
            assertThat(seen.request().path()).hasToString("/x/y?z=1");
            assertThat(seen.request().authority()).hasToString("api.lab.test");
            assertThat(seen.request().scheme()).hasToString("https");
            assertThat(seen.request().getAll("authorization"))
                    .hasToString("[Bearer " + SECRET + "]");
            assertThat(seen.request().get("te")).hasToString("trailers");
            assertThat(seen.request().get("x-kept")).hasToString("yes");
        }
    }

    @Test
    void requestOverHttp1_isTranslatedBothWays() throws IOException {
        try (Http2Origin origin =
                        Http2Origin.start(
                                stream -> {
                                    if (stream.ended()) {
                                        stream.head("201", "x-one", "1")
                                                .body("part ", false)
                                                .body("part", false)
                                                .trailers("x-after", "2");
                                    }
                                });
                LoopbackGateway gateway = before(origin);
                RawAgent agent = gateway.agent()) {
            agent.send("PUT /a HTTP/1.1\r\n" + HOST + "Content-Length: 4\r\n\r\nbody");
            assertThat(agent.head())
                    .startsWith("HTTP/1.1 201 Created\r\n")
                    .contains("x-one: 1\r\n", "Transfer-Encoding: chunked\r\n");
            agent.send("GET /b HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n");
            assertThat(agent.rest())
                    .startsWith("8\r\npart par\r\n1\r\nt\r\n0\r\nx-after: 2\r\n\r\n");
            assertThat(origin.streams().getFirst().received()).isEqualTo("body");
            assertThat(origin.streams().getFirst().request().get("content-length"))
                    .hasToString("4");
            assertThat(origin.connections()).isEqualTo(1);
        }
    }

    @Test
    void responseWithoutBody_isCompleteOverHttp1() throws IOException {
        try (Http2Origin origin = Http2Origin.start(stream -> stream.headers(true, "200"));
                LoopbackGateway gateway = before(origin);
                RawAgent agent = gateway.agent()) {
            for (int i = 0; i < 3; i++) {
                agent.send("GET /" + i + " HTTP/1.1\r\n" + HOST + "\r\n");
                assertThat(agent.head()).contains("Content-Length: 0\r\n");
            }
        }
    }

    /** A call of gRPC that streams both ways: answers arrive before the request has ended. */
    @Test
    void stream_bothWays_flowsWhileTheRequestIsOpen() {
        try (Http2Origin origin =
                        Http2Origin.start(
                                stream -> {
                                    if (stream.received().isEmpty()) {
                                        stream.head("200", "content-type", "application/grpc");
                                    } else if (stream.ended()) {
                                        stream.trailers("grpc-status", "0");
                                    } else {
                                        stream.body("[" + stream.received() + "]", false);
                                    }
                                });
                LoopbackGateway gateway = before(origin);
                Http2Agent agent = gateway.http2Agent()) {
            var call =
                    agent.send(
                            Http2Agent.head("POST", "/pkg.Service/Chat")
                                    .add("content-type", "application/grpc")
                                    .add("grpc-timeout", "5S")
                                    .add("te", "trailers"),
                            false);
            await().until(() -> call.status().equals("200"));
            call.data("a", false);
            await().until(() -> call.body().equals("[a]"));
            call.data("b", false);
            await().until(() -> call.body().equals("[a][ab]"));
            call.data("c", true);
            await().until(call::ended);
            assertThat(call.heads().getLast().get("grpc-status")).hasToString("0");
            assertThat(origin.streams().getFirst().request().get("grpc-timeout")).hasToString("5S");
        }
    }

    @Test
    void requestsAtOnce_shareOneConnection() {
        try (Http2Origin origin = Http2Origin.ok();
                LoopbackGateway gateway = before(origin);
                Http2Agent agent = gateway.http2Agent()) {
            List<Http2Agent.Exchange> exchanges = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                exchanges.add(agent.send(Http2Agent.head("GET", "/" + i), true));
            }
            await().until(() -> exchanges.stream().allMatch(Http2Agent.Exchange::ended));
            assertThat(exchanges).allMatch(exchange -> exchange.status().equals("200"));
            assertThat(origin.connections()).isEqualTo(1);
        }
    }

    @Test
    void origin_allowingFewStreams_getsMoreConnections() {
        List<Http2Origin.Stream> held = new ArrayList<>();
        try (Http2Origin origin = Http2Origin.start(2, held::add);
                LoopbackGateway gateway = before(origin);
                Http2Agent agent = gateway.http2Agent()) {
            var first = agent.send(Http2Agent.head("GET", "/first"), true);
            await().until(() -> held.size() == 1);
            held.getFirst().head("200").body("x", true);
            await().until(first::ended);
            List<Http2Agent.Exchange> exchanges = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                exchanges.add(agent.send(Http2Agent.head("GET", "/" + i), true));
            }
            await().until(() -> held.size() == 7);
            held.subList(1, 7).forEach(stream -> stream.head("200").body("x", true));
            await().until(() -> exchanges.stream().allMatch(Http2Agent.Exchange::ended));
            assertThat(exchanges).allMatch(exchange -> exchange.status().equals("200"));
            assertThat(origin.connections()).isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void connection_whoseOriginSaidGoodbye_takesNoMore() {
        try (Http2Origin origin =
                        Http2Origin.start(
                                stream -> {
                                    stream.goAway();
                                    stream.head("200").body("x", true);
                                });
                LoopbackGateway gateway = before(origin);
                Http2Agent agent = gateway.http2Agent()) {
            for (int i = 0; i < 3; i++) {
                var exchange = agent.send(Http2Agent.head("GET", "/" + i), true);
                await().until(exchange::ended);
                assertThat(exchange.status()).isEqualTo("200");
            }
            assertThat(origin.connections()).isEqualTo(3);
        }
    }

    /** The origin promises that it did nothing: even a POST may be sent again, once. */
    @Test
    void stream_refusedOnAnOldConnection_isSentAgain() {
        List<Http2Origin.Stream> seen = new ArrayList<>();
        try (Http2Origin origin =
                        Http2Origin.start(
                                stream -> {
                                    seen.add(stream);
                                    if (seen.size() == 2) {
                                        stream.reset(Http2Error.REFUSED_STREAM);
                                    } else {
                                        stream.head("200").body("x", true);
                                    }
                                });
                LoopbackGateway gateway = before(origin);
                Http2Agent agent = gateway.http2Agent()) {
            for (int i = 0; i < 2; i++) {
                var exchange = agent.send(Http2Agent.head("POST", "/" + i), true);
                await().until(exchange::ended);
                assertThat(exchange.status()).isEqualTo("200");
            }
            assertThat(seen).hasSize(3);
        }
    }

    private static void answerOnlyTheFirst(
            List<Http2Origin.Stream> seen, Http2Origin.Stream stream) {
        seen.add(stream);
        if (seen.size() == 1) {
            stream.head("200").body("x", true);
        } else {
            stream.reset(Http2Error.REFUSED_STREAM);
        }
    }

    /** An origin that refuses whatever comes must not be asked for ever. */
    @Test
    void stream_refusedAgain_isABadGateway() {
        List<Http2Origin.Stream> seen = new CopyOnWriteArrayList<>();
        try (Http2Origin origin = Http2Origin.start(stream -> answerOnlyTheFirst(seen, stream));
                LoopbackGateway gateway = before(origin);
                Http2Agent agent = gateway.http2Agent()) {
            var first = agent.send(Http2Agent.head("GET", "/1"), true);
            await().until(first::ended);
            var second = agent.send(Http2Agent.head("GET", "/2"), true);
            await().until(second::ended);
            assertThat(second.status()).isEqualTo("502");
            assertThat(seen).hasSize(3);
        }
    }

    /**
     * What was begun is not begun anew inside itself, whatever the origin says of it afterwards.
     */
    @Test
    void stream_refusedOnceItWasAnswered_isBrokenOffAndNotSentAgain() throws IOException {
        List<Http2Origin.Stream> seen = new CopyOnWriteArrayList<>();
        try (Http2Origin origin =
                        Http2Origin.start(
                                stream -> {
                                    seen.add(stream);
                                    boolean second = seen.size() == 2;
                                    stream.head("200", "content-length", second ? "99" : "1");
                                    stream.body("x", !second);
                                    if (second) {
                                        stream.reset(Http2Error.REFUSED_STREAM);
                                    }
                                });
                LoopbackGateway gateway = before(origin);
                RawAgent agent = gateway.agent()) {
            agent.send("GET /1 HTTP/1.1\r\n" + HOST + "\r\n");
            assertThat(agent.response()).endsWith("\r\n\r\nx");
            agent.send("GET /2 HTTP/1.1\r\n" + HOST + "\r\n");
            assertThat(agent.rest().lastIndexOf("HTTP/1.1 ")).isLessThanOrEqualTo(0);
            assertThat(seen).hasSize(2);
        }
    }

    /** What was judged is what is sent: bytes beyond ASCII are opaque (RFC 9110, 5.5). */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void fieldValue_ofAnyBytes_staysWhatItIs(boolean http2) throws IOException {
        String value = "J\u00f6rg \u00ff\u0080 " + "\u00e4".repeat(600);
        try (Http2Origin origin =
                        Http2Origin.start(
                                stream ->
                                        stream.head(
                                                        "200",
                                                        "x-said",
                                                        stream.request().get("x-name").toString())
                                                .body("x", true));
                LoopbackGateway gateway = before(origin)) {
            if (http2) {
                try (Http2Agent agent = gateway.http2Agent()) {
                    var exchange =
                            agent.send(Http2Agent.head("GET", "/").add("x-name", value), true);
                    await().until(exchange::ended);
                    assertThat(exchange.heads().getFirst().get("x-said")).hasToString(value);
                }
            } else {
                try (RawAgent agent = gateway.agent()) {
                    agent.send("GET / HTTP/1.1\r\n" + HOST + "X-Name: " + value + "\r\n\r\n");
                    assertThat(agent.head()).contains("\r\nx-said: " + value + "\r\n");
                }
            }
            assertThat(origin.streams().getFirst().request().get("x-name")).hasToString(value);
        }
    }

    /** A02, A54: whichever version said it, in whichever part of the answer. */
    @Test
    void response_sensitiveFields_areRemovedFromEveryPartOfIt() {
        String[] fields = {
            "alt-svc", "h3=\":443\"",
            "set-cookie", "a=b",
            "www-authenticate", "Bearer realm=\"x\"",
            "authentication-info", "x",
            "proxy-authenticate", "Basic",
            "x-kept", "1"
        };
        try (Http2Origin origin =
                        Http2Origin.start(
                                stream -> {
                                    stream.head("103", fields).head("200", fields);
                                    stream.body("x", false).trailers(fields);
                                });
                LoopbackGateway gateway = before(origin);
                Http2Agent agent = gateway.http2Agent()) {
            var exchange = agent.send(Http2Agent.head("GET", "/"), true);
            await().until(exchange::ended);
            assertThat(exchange.heads()).hasSize(3);
            for (Http2Headers part : exchange.heads()) {
                assertThat(part.get("x-kept")).hasToString("1");
                assertThat(part.names())
                        .extracting(CharSequence::toString)
                        .doesNotContain("alt-svc", "set-cookie", "www-authenticate")
                        .doesNotContain("authentication-info", "proxy-authenticate");
            }
        }
    }

    /** Invariant: one approval, at most one request at the origin. */
    @Test
    void approvedRequest_refusedByTheOrigin_isNotSentAgain() throws InterruptedException {
        List<Http2Origin.Stream> seen = new CopyOnWriteArrayList<>();
        try (Http2Origin origin = Http2Origin.start(stream -> answerOnlyTheFirst(seen, stream));
                LoopbackGateway gateway =
                        LoopbackGateway.beforeHttp2(
                                new Lab().askFor("/ask").build(), origin.port());
                Http2Agent agent = gateway.http2Agent()) {
            var first = agent.send(Http2Agent.head("GET", "/1"), true);
            await().until(first::ended);
            var second = agent.send(Http2Agent.head("POST", "/ask"), true);
            gateway.approvals().next().answer(new ApprovalResult.Allowed(List.of("ada")));
            await().until(second::ended);
            assertThat(second.status()).isEqualTo("502");
            assertThat(seen).hasSize(2);
        }
    }

    @Test
    void agent_breakingOff_endsTheStreamAtTheOrigin() {
        try (Http2Origin origin = Http2Origin.start(stream -> stream.head("200"));
                LoopbackGateway gateway = before(origin);
                Http2Agent agent = gateway.http2Agent()) {
            var exchange = agent.send(Http2Agent.head("GET", "/"), true);
            await().until(() -> exchange.status().equals("200"));
            exchange.reset();
            await().until(() -> !origin.streams().getFirst().resets().isEmpty());
            assertThat(origin.streams().getFirst().resets())
                    .containsExactly(Http2Error.CANCEL.code());
        }
    }

    /** A24, A84: what an agent does not take stays at the origin. */
    @Test
    void agent_notReading_stopsTheOrigin() {
        String piece = "x".repeat(64 * 1024);
        List<Integer> sent = new ArrayList<>();
        try (Http2Origin origin =
                        Http2Origin.start(
                                stream -> {
                                    stream.head("200");
                                    while (stream.writable() && sent.size() < 1_000) {
                                        stream.body(piece, false);
                                        sent.add(piece.length());
                                    }
                                });
                LoopbackGateway gateway = before(origin);
                Http2Agent agent = gateway.http2Agent()) {
            var exchange = agent.send(Http2Agent.head("GET", "/"), true);
            exchange.pause();
            await().until(() -> !sent.isEmpty());
            assertThat(sent.size()).isLessThan(200);
            exchange.reset();
        }
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                answer("no status", stream -> stream.trailers("x", "y")),
                answer("status of letters", stream -> stream.head("abc")),
                answer("status too long", stream -> stream.head("2000")),
                answer("two statuses", stream -> stream.head("200", ":status", "204")),
                answer("connection field", stream -> stream.head("200", "connection", "close")),
                answer("transfer encoding", s -> s.head("200", "transfer-encoding", "chunked")),
                answer("upper case", stream -> stream.head("200", "X-Upper", "1")),
                answer("line break", stream -> stream.head("200", "x", "a\r\nb: c")),
                answer("two lengths", s -> s.head("200", "content-length", "1, 2")),
                answer("body before head", stream -> stream.body("x", true)),
                answer("switch", stream -> stream.head("101")),
                answer("reset", stream -> stream.reset(Http2Error.INTERNAL_ERROR)),
                answer("cut", Http2Origin.Stream::cut));
    }

    private static Arguments answer(String name, Consumer<Http2Origin.Stream> script) {
        return Arguments.of(name, script);
    }

    /** A25 over HTTP/2. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void response_malformed_isABadGateway(String name, Consumer<Http2Origin.Stream> script)
            throws IOException {
        try (Http2Origin origin = Http2Origin.start(script::accept);
                LoopbackGateway gateway = before(origin);
                RawAgent agent = gateway.agent()) {
            agent.send("POST / HTTP/1.1\r\n" + HOST + "Content-Length: 0\r\n\r\n");
            assertThat(agent.rest()).as(name).startsWith("HTTP/1.1 502 Bad Gateway\r\n");
        }
    }

    static Stream<Arguments> incomplete() {
        return Stream.of(
                answer("less", s -> s.head("200", "content-length", "5").body("abc", true)),
                answer("more", s -> s.head("200", "content-length", "2").body("abc", true)),
                answer("trailers left open", s -> s.head("200").body("abc", false).head("200")),
                answer(
                        "reset",
                        s -> s.head("200").body("abc", false).reset(Http2Error.INTERNAL_ERROR)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("incomplete")
    void response_incomplete_neverLooksComplete(String name, Consumer<Http2Origin.Stream> script)
            throws IOException {
        try (Http2Origin origin = Http2Origin.start(script::accept);
                LoopbackGateway gateway = before(origin);
                Http2Agent agent = gateway.http2Agent()) {
            var exchange = agent.send(Http2Agent.head("GET", "/"), true);
            await().until(() -> exchange.ended() || !exchange.resets().isEmpty());
            boolean whole = exchange.ended() && exchange.status().equals("200");
            assertThat(whole).as(name).isFalse();
        }
    }

    @Test
    void response_echoingTheSecret_isMasked() {
        try (Http2Origin origin =
                        Http2Origin.start(
                                stream -> {
                                    String seen = stream.request().get("authorization").toString();
                                    stream.head("200", "x-echo", seen)
                                            .body(seen.substring(0, 12), false)
                                            .body(seen.substring(12), false)
                                            .trailers("x-last", seen);
                                });
                LoopbackGateway gateway = before(origin);
                Http2Agent agent = gateway.http2Agent()) {
            var exchange = agent.send(Http2Agent.head("GET", "/"), true);
            await().until(exchange::ended);
            assertThat(exchange.body()).startsWith("Bearer ***").doesNotContain(SECRET);
            assertThat(exchange.heads().toString()).contains("***").doesNotContain(SECRET);
        }
    }
}
