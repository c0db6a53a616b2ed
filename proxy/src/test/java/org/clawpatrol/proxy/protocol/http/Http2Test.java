package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** HTTP/2 from agents, HTTP/1.1 to the origin. */
class Http2Test {
    private static final String SECRET = LoopbackGateway.SECRET;

    @Test
    void request_isJudgedInjectedAndForwarded() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway =
                        new LoopbackGateway(new Lab().token("t").build(), origin.port());
                Http2Agent agent = gateway.http2Agent()) {
            Http2Headers head =
                    Http2Agent.head("GET", "/x//y?z=1")
                            .add("authorization", "Bearer placeholder")
                            .add("cookie", "a=1")
                            .add("cookie", "b=2")
                            .add("te", "trailers")
                            .add("x-kept", "yes");
            Http2Agent.Exchange exchange = agent.send(head, true);

            await().until(exchange::ended);
            assertThat(exchange.status()).isEqualTo("200");
            assertThat(exchange.body()).isEqualTo("hello");
            assertThat(exchange.heads().getFirst().contains("connection")).isFalse();
            assertThat(origin.heads().getFirst())
                    .startsWith("GET /x/y?z=1 HTTP/1.1\r\nHost: api.lab.test\r\n")
                    .contains("x-kept: yes\r\n", "cookie: a=1; b=2\r\n")
                    .contains("Authorization: Bearer " + SECRET + "\r\n")
                    .doesNotContain("placeholder", "te: ");
        }
    }

    @Test
    void body_isStreamed_withAndWithoutALength() throws IOException {
        List<String> bodies = new ArrayList<>();
        try (TestOrigin origin =
                        TestOrigin.start(
                                (connection, head, in, out) -> {
                                    bodies.add(TestOrigin.readBody(head, in));
                                    TestOrigin.write(
                                            out, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                                    return true;
                                });
                LoopbackGateway gateway = new LoopbackGateway(new Lab().build(), origin.port());
                Http2Agent agent = gateway.http2Agent()) {
            var open = agent.send(Http2Agent.head("POST", "/a"), false);
            open.data("one ", false).data("two", true);
            await().until(open::ended);
            var known = agent.send(Http2Agent.head("PUT", "/b").add("content-length", "5"), false);
            known.data("th", false).data("ree", true);
            await().until(known::ended);

            assertThat(bodies).containsExactly("one two", "three");
            assertThat(origin.heads().get(0)).contains("Transfer-Encoding: chunked");
            assertThat(origin.heads().get(1)).contains("Content-Length: 5");
        }
    }

    @Test
    void bodyThatARuleReads_isJudgedBeforeAnyOfItIsSent() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway =
                        new LoopbackGateway(new Lab().denyBody("drop").build(), origin.port());
                Http2Agent agent = gateway.http2Agent()) {
            var denied = agent.send(Http2Agent.head("POST", "/a"), false);
            denied.data("please dr", false).data("op it", true);
            var allowed = agent.send(Http2Agent.head("POST", "/b"), false).data("keep", true);

            await().until(() -> denied.over() && allowed.over());
            assertThat(denied.status()).isEqualTo("403");
            assertThat(denied.body()).isEqualTo("forbidden word");
            assertThat(allowed.status()).isEqualTo("200");
            assertThat(origin.heads()).hasSize(1);
        }
    }

    @Test
    void refusal_endsTheStreamAndNotTheConnection() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway =
                        new LoopbackGateway(new Lab().denyPath("/secret").build(), origin.port());
                Http2Agent agent = gateway.http2Agent()) {
            var unfinished = agent.send(Http2Agent.head("POST", "/secret/1"), false);
            await().until(() -> !unfinished.resets().isEmpty());
            var head = agent.send(Http2Agent.head("HEAD", "/secret/2"), true);
            await().until(head::ended);
            var allowed = agent.get("/open");
            await().until(allowed::ended);

            assertThat(unfinished.status()).isEqualTo("403");
            assertThat(unfinished.body()).isEqualTo("not there");
            assertThat(unfinished.resets()).containsExactly(Http2Error.NO_ERROR.code());
            assertThat(head.status()).isEqualTo("403");
            assertThat(head.body()).isEmpty();
            assertThat(allowed.status()).isEqualTo("200");
            assertThat(agent.connected()).isTrue();
        }
    }

    /**
     * Ruling on names: host and authority agree after case, one trailing dot and the usual port.
     */
    @ParameterizedTest
    @CsvSource({
        "api.lab.test,API.Lab.Test,200",
        "api.lab.test,api.lab.test.,200",
        "api.lab.test:443,api.lab.test,200",
        "API.LAB.TEST.:443,api.lab.test,200",
        "api.lab.test,api.lab.test,200",
        "api.lab.test,evil.test,421",
        "evil.test,api.lab.test,421",
        "api.lab.test,api.lab.test:8443,421",
        "api.lab.test,a@api.lab.test,400",
        "a@api.lab.test,api.lab.test,400",
        "api.lab.test/x,api.lab.test,400",
        "api.lab.test?x=,api.lab.test,400",
        "api.lab.test,'api.lab.test,evil.test',400",
    })
    void hostBesideTheAuthority_mustMeanTheSame(String authority, String host, String status)
            throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = new LoopbackGateway(new Lab().build(), origin.port());
                Http2Agent agent = gateway.http2Agent()) {
            Http2Headers head = Http2Agent.head("GET", "/a?b=c").authority(authority);
            var exchange = agent.send(head.add("host", host), true);
            await().until(exchange::ended);
            assertThat(exchange.status()).isEqualTo(status);
            assertThat(agent.connected()).isTrue();
            if (status.equals("200")) {
                assertThat(origin.heads().getFirst())
                        .startsWith("GET /a?b=c HTTP/1.1\r\nHost: api.lab.test\r\n")
                        .containsOnlyOnce("ost: ");
            } else {
                assertThat(origin.heads()).isEmpty();
            }
        }
    }

    /** A28: a denial comes before the agent is told to go on. */
    @Test
    void expectation_isMetOnceTheBodyIsWanted_andNeverBeforeADenial() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway =
                        new LoopbackGateway(new Lab().denyPath("/secret").build(), origin.port());
                Http2Agent agent = gateway.http2Agent()) {
            var denied = agent.send(expecting("/secret", "100-continue"), false);
            var unknown = agent.send(expecting("/a", "200-ok"), false);
            await().until(() -> denied.over() && unknown.over());
            assertThat(denied.heads()).hasSize(1);
            assertThat(denied.status()).isEqualTo("403");
            assertThat(unknown.status()).isEqualTo("417");
            assertThat(origin.heads()).isEmpty();

            var allowed = agent.send(expecting("/a", "100-continue"), false);
            await().until(() -> allowed.status().equals("100"));
            allowed.data("abc", true);
            await().until(allowed::ended);
            assertThat(allowed.heads()).hasSize(2);
            assertThat(allowed.status()).isEqualTo("200");
            assertThat(origin.heads().getFirst()).doesNotContain("xpect");
        }
    }

    private static Http2Headers expecting(String path, String what) {
        return Http2Agent.head("POST", path).add("content-length", "3").add("expect", what);
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                of("two paths", head -> head.add(":path", "/b")),
                of("two authorities", head -> head.add(":authority", "evil.test")),
                of("two methods", head -> head.add(":method", "POST")),
                of("unknown pseudo field", head -> head.add(":protocol", "websocket")),
                of("no path", head -> without(head, ":path")),
                of("empty path", head -> head.path("")),
                of("path without slash", head -> head.path("x")),
                of("absolute path", head -> head.path("https://api.lab.test/x")),
                of("blank in path", head -> head.path("/a b")),
                of("line break in path", head -> head.path("/a\r\nHost: evil.test")),
                of("no scheme", head -> without(head, ":scheme")),
                of("plain scheme", head -> head.scheme("http")),
                of("no method", head -> without(head, ":method")),
                of("blank in method", head -> head.method("GET /x")),
                of("no authority", head -> without(head, ":authority")),
                of("host differs", head -> head.add("host", "evil.test")),
                of("other authority", head -> head.authority("evil.test")),
                of("user in authority", head -> head.authority("a@api.lab.test")),
                of("upper case", head -> head.add("X-Upper", "1")),
                of("line break in value", head -> head.add("x-a", "1\r\nx-b: 2")),
                of("zero in value", head -> head.add("x-a", "1\0")),
                of("blank in name", head -> head.add("x a", "1")),
                of("colon in name", head -> head.add("x:a", "1")),
                of("leading blank", head -> head.add("x-a", " 1")),
                of("connection", head -> head.add("connection", "close")),
                of("keep-alive", head -> head.add("keep-alive", "1")),
                of("upgrade", head -> head.add("upgrade", "h2c")),
                of("transfer-encoding", head -> head.add("transfer-encoding", "chunked")),
                of("te", head -> head.add("te", "gzip")),
                of("length without body", head -> head.add("content-length", "3")),
                of(
                        "two lengths",
                        head -> head.add("content-length", "0").add("content-length", "1")),
                of("no number", head -> head.add("content-length", "+0")),
                of("connect", head -> head.method("CONNECT")),
                of("trace", head -> head.method("TRACE")));
    }

    private static Arguments of(String name, UnaryOperator<Http2Headers> change) {
        return Arguments.of(name, change);
    }

    private static Http2Headers without(Http2Headers head, String name) {
        head.remove(name);
        return head;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void malformed(String name, UnaryOperator<Http2Headers> change) throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = new LoopbackGateway(new Lab().build(), origin.port());
                Http2Agent agent = gateway.http2Agent()) {
            var exchange = agent.send(change.apply(Http2Agent.head("GET", "/x")), true);

            await().until(() -> exchange.over() || !agent.connected());
            assertThat(exchange.status()).doesNotStartWith("2").doesNotStartWith("5");
            assertThat(origin.heads()).as(name).isEmpty();
        }
    }

    @Test
    void bodyOfAnotherLengthThanAnnounced_isReset_andNotCompletedAtTheOrigin() throws IOException {
        List<String> bodies = new ArrayList<>();
        try (TestOrigin origin =
                        TestOrigin.start(
                                (connection, head, in, out) -> {
                                    bodies.add(TestOrigin.readBody(head, in));
                                    return false;
                                });
                LoopbackGateway gateway = new LoopbackGateway(new Lab().build(), origin.port());
                Http2Agent agent = gateway.http2Agent()) {
            for (String sent : List.of("four", "sixsix")) {
                var exchange =
                        agent.send(Http2Agent.head("PUT", "/b").add("content-length", "5"), false);
                exchange.data(sent, true);
                await().until(() -> exchange.over() || !agent.connected());
                assertThat(exchange.status()).doesNotStartWith("2");
            }
            assertThat(bodies).allMatch(body -> !body.equals("four") && !body.equals("sixsix"));
        }
    }

    @Test
    void manyStreams_atOnce_eachHaveTheirOwnAnswer() throws IOException {
        try (TestOrigin origin =
                        TestOrigin.start(
                                (connection, head, in, out) -> {
                                    String path = head.substring(4, head.indexOf(" HTTP"));
                                    TestOrigin.write(
                                            out,
                                            "HTTP/1.1 200 OK\r\nContent-Length: "
                                                    + path.length()
                                                    + "\r\n\r\n"
                                                    + path);
                                    return true;
                                });
                LoopbackGateway gateway = new LoopbackGateway(new Lab().build(), origin.port());
                Http2Agent agent = gateway.http2Agent()) {
            List<Http2Agent.Exchange> exchanges = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                exchanges.add(agent.get("/stream/" + i));
            }
            await().until(() -> exchanges.stream().allMatch(Http2Agent.Exchange::ended));

            for (int i = 0; i < exchanges.size(); i++) {
                assertThat(exchanges.get(i).body()).isEqualTo("/stream/" + i);
            }
            await().until(() -> gateway.journal().outcomes().size() == exchanges.size());
        }
    }

    @Test
    void agentThatDoesNotRead_stopsTheOrigin_andOtherStreamsGoOn() throws IOException {
        int pieces = 200;
        String piece = "0123456789abcdef".repeat(4_096);
        try (TestOrigin origin =
                        TestOrigin.start(
                                (connection, head, in, out) -> {
                                    if (head.startsWith("GET /small")) {
                                        TestOrigin.write(
                                                out,
                                                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                                        return true;
                                    }
                                    TestOrigin.write(
                                            out,
                                            "HTTP/1.1 200 OK\r\nContent-Length: "
                                                    + pieces * piece.length()
                                                    + "\r\n\r\n");
                                    for (int i = 0; i < pieces; i++) {
                                        TestOrigin.write(out, piece);
                                    }
                                    return true;
                                });
                LoopbackGateway gateway = new LoopbackGateway(new Lab().build(), origin.port());
                Http2Agent agent = gateway.http2Agent()) {
            var large = agent.get("/large");
            large.pause();
            await().until(() -> !large.heads().isEmpty() || origin.heads().size() == 1);
            var small = agent.get("/small");
            await().until(small::ended);
            assertThat(small.body()).isEqualTo("ok");
            assertThat(large.ended()).isFalse();

            large.goOn();
            await().until(large::ended);
            assertThat(large.body()).hasSize(pieces * piece.length());
        }
    }

    @Test
    void agentThatResets_endsTheRequestAtTheOrigin_andIsRecorded() throws IOException {
        try (TestOrigin origin = TestOrigin.start((connection, head, in, out) -> in.read() >= 0);
                LoopbackGateway gateway = new LoopbackGateway(new Lab().build(), origin.port());
                Http2Agent agent = gateway.http2Agent()) {
            var exchange = agent.get("/slow");
            await().until(() -> origin.heads().size() == 1);
            exchange.reset();

            await().until(() -> gateway.journal().outcomes().size() == 1);
            assertThat(gateway.journal().outcomes().getFirst().error()).isEqualTo("the agent left");
        }
    }

    @Test
    void originThatBreaksOff_resetsTheStream() throws IOException {
        try (TestOrigin origin =
                        TestOrigin.start(
                                (connection, head, in, out) -> {
                                    TestOrigin.write(
                                            out,
                                            "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
                                    return false;
                                });
                LoopbackGateway gateway = new LoopbackGateway(new Lab().build(), origin.port());
                Http2Agent agent = gateway.http2Agent()) {
            var exchange = agent.get("/x");
            await().until(exchange::over);

            assertThat(exchange.ended()).isFalse();
            assertThat(exchange.resets()).containsExactly(Http2Error.INTERNAL_ERROR.code());
        }
    }

    @Test
    void rapidResets_endTheConnection() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway =
                        new LoopbackGateway(new Lab().denyPath("/").build(), origin.port());
                Http2Agent agent = gateway.http2Agent()) {
            boolean sent = true;
            for (int i = 0; i < 1_000 && sent && agent.goneAway().isEmpty(); i++) {
                sent = agent.sendAndReset(Http2Agent.head("POST", "/x" + i));
            }

            await().until(() -> !agent.goneAway().isEmpty() || !agent.connected());
            assertThat(agent.goneAway())
                    .allMatch(code -> code == Http2Error.ENHANCE_YOUR_CALM.code());
            assertThat(origin.heads()).isEmpty();
        }
    }

    @Test
    void headBeyondTheLimits_isRefused() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = new LoopbackGateway(new Lab().build(), origin.port());
                Http2Agent agent = gateway.http2Agent()) {
            Http2Headers many = Http2Agent.head("GET", "/x");
            for (int i = 0; i < 300; i++) {
                many.add("x-" + i, "1");
            }
            var first = agent.send(many, true);
            var second = agent.send(Http2Agent.head("GET", "/" + "a".repeat(20_000)), true);
            await().until(() -> first.over() && second.over());

            assertThat(first.status()).isEqualTo("431");
            assertThat(second.status()).isEqualTo("414");
            assertThat(origin.heads()).isEmpty();
        }
    }
}
