package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.clawpatrol.dsl.config.OAuthClientConfig.Grant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Buffers are given back however an exchange ends: Netty's paranoid detector finds none lost. */
@Tag("integration")
class LeakTest {
    private static final String HOST = "Host: api.lab.test\r\n";

    private final List<String> leaks = new CopyOnWriteArrayList<>();
    private ResourceLeakDetector.Level before = ResourceLeakDetector.Level.SIMPLE;

    @BeforeEach
    void watch() {
        before = ResourceLeakDetector.getLevel();
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        ByteBufUtil.setLeakListener((type, records) -> leaks.add(type + records));
    }

    @AfterEach
    void unwatch() {
        ResourceLeakDetector.setLevel(before);
    }

    @Test
    void exchanges_endingInEveryWay_leakNothing() throws IOException {
        Random random = new Random(11);
        try (TestOrigin origin = TestOrigin.start(LeakTest::answer);
                LoopbackGateway gateway =
                        new LoopbackGateway(
                                new Lab().token("t").denyPath("/no").denyBody("drop").build(),
                                origin.port())) {
            for (int i = 0; i < 400; i++) {
                try (RawAgent agent = gateway.agent()) {
                    agent.send(request(i % 10, random));
                    boolean complete = i % 10 != 3 && i % 10 != 8;
                    if (complete && random.nextInt(4) > 0) {
                        agent.head();
                    }
                }
            }
        }
        collect();
        assertThat(leaks).isEmpty();
    }

    @Test
    void http2Streams_endingInEveryWay_leakNothing() throws IOException {
        Random random = new Random(12);
        try (TestOrigin origin = TestOrigin.start(LeakTest::answer);
                LoopbackGateway gateway =
                        new LoopbackGateway(
                                new Lab().token("t").denyPath("/no").denyBody("drop").build(),
                                origin.port())) {
            for (int i = 0; i < 40; i++) {
                try (Http2Agent agent = gateway.http2Agent()) {
                    List<Http2Agent.Exchange> exchanges = new ArrayList<>();
                    for (int kind = 0; kind < 8; kind++) {
                        exchanges.add(stream(agent, kind, random));
                    }
                    if (random.nextInt(4) > 0) {
                        await().until(() -> exchanges.get(0).over() && exchanges.get(2).over());
                    }
                }
            }
        }
        collect();
        assertThat(leaks).isEmpty();
    }

    @Test
    void tokenCalls_endingInEveryWay_leakNothing() throws IOException {
        Random random = new Random(13);
        Lab lab = new Lab().elsewhere("login", TokenClients.of(Grant.REFRESH_TOKEN));
        try (TestOrigin origin = TestOrigin.start(LeakTest::tokens);
                LoopbackGateway gateway = new LoopbackGateway(lab.build(), origin.port())) {
            for (int i = 0; i < 300; i++) {
                String body =
                        i % 4 == 0
                                ? "grant_type=refresh_token&client_id=app"
                                : "grant_type=authorization_code&code=" + "x".repeat(i % 3 * 900);
                try (RawAgent agent = gateway.agent()) {
                    agent.send(TokenClients.post(TokenClients.PATH, "text/plain", body));
                    if (random.nextInt(4) > 0) {
                        agent.head();
                    }
                }
            }
        }
        collect();
        assertThat(leaks).isEmpty();
    }

    private static boolean tokens(
            int connection, String head, java.io.InputStream in, java.io.OutputStream out)
            throws IOException {
        if (connection % 7 < 3) {
            return answer(connection % 7, head, in, out);
        }
        TestOrigin.readBody(head, in);
        String fields =
                switch (connection % 7) {
                    case 3 -> "Content-Encoding: gzip\r\n";
                    case 4 -> "Content-Encoding: compress\r\n";
                    default -> "";
                };
        String body =
                connection % 7 == 5 ? "x".repeat(1_100_000) : "{\"access_token\": \"token-1\"}";
        TestOrigin.write(
                out,
                "HTTP/1.1 200 OK\r\n"
                        + fields
                        + "Content-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body);
        return true;
    }

    private static Http2Agent.Exchange stream(Http2Agent agent, int kind, Random random) {
        String body = "x".repeat(random.nextInt(3000));
        return switch (kind) {
            case 0 -> agent.get("/a");
            case 1 -> agent.send(Http2Agent.head("POST", "/no"), false).data(body, true);
            case 2 -> agent.send(Http2Agent.head("POST", "/a"), false).data(body, true);
            case 3 -> agent.send(Http2Agent.head("POST", "/a"), false).data(body, false);
            case 4 -> agent.send(Http2Agent.head("POST", "/a"), false).data("plz drop", true);
            case 5 -> {
                Http2Agent.Exchange reset = agent.send(Http2Agent.head("POST", "/a"), false);
                reset.data(body, false).reset();
                yield reset;
            }
            case 6 -> agent.send(Http2Agent.head("GET", "/a").add("connection", "x"), true);
            // May end the connection.
            default ->
                    agent.send(Http2Agent.head("PUT", "/a").add("content-length", "4"), false)
                            .data("abcdefgh" + body, true);
        };
    }

    private static boolean answer(
            int connection, String head, java.io.InputStream in, java.io.OutputStream out)
            throws IOException {
        TestOrigin.readBody(head, in);
        return switch (connection % 5) {
            case 0 -> {
                TestOrigin.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\ncut");
                yield false;
            }
            case 1 -> {
                TestOrigin.write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nXX");
                yield false;
            }
            case 2 -> {
                TestOrigin.write(out, "HTTP/1.1 200 OK\r\n\r\nuntil close tok-5Ecr3t/0123");
                yield false;
            }
            default -> {
                TestOrigin.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                yield true;
            }
        };
    }

    private static String request(int kind, Random random) {
        String body = "x".repeat(random.nextInt(3000));
        String post = "POST /a HTTP/1.1\r\n" + HOST + "Content-Length: ";
        return switch (kind) {
            case 0 -> "GET /a HTTP/1.1\r\n" + HOST + "\r\n";
            case 1 -> "GET /no HTTP/1.1\r\n" + HOST + "\r\n" + body;
            case 2 -> post + body.length() + "\r\n\r\n" + body;
            case 3 -> post + (body.length() + 5) + "\r\n\r\n" + body;
            case 4 -> post + 8 + "\r\n\r\nplz drop" + body;
            case 5 ->
                    "POST /a HTTP/1.1\r\n"
                            + HOST
                            + "Transfer-Encoding: chunked\r\n\r\n5\r\nabcdeXX";
            case 6 -> "GET /a HTTP/1.1\r\n" + HOST + "\r\n" + "GET /b HTTP/1.1\r\n" + HOST + "\r\n";
            case 7 -> "GET / HTTP/1.1\r\nBroken : x\r\n\r\n" + body;
            case 8 -> "GET /a HTTP/1.1\r\nHost: api";
            default -> post + "5\r\nExpect: 100-continue\r\n\r\n";
        };
    }

    /** Forces collections, and allocations that make the detector report what they found. */
    private static void collect() {
        for (int i = 0; i < 20; i++) {
            System.gc();
            ByteBuf probe = PooledByteBufAllocator.DEFAULT.buffer(16);
            probe.release();
        }
    }
}
