package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clawpatrol.proxy.fake.Patience.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What agents' connections do when the gateway stops. */
class DrainTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

    /** A close frame without mask: 1001 and why. */
    private static final byte[] GOING_AWAY =
            latin("\u0088\u0019\u0003\u00e9the gateway is stopping");

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answerNow = new CountDownLatch(1);

    @Test
    void http2Stream_underWay_endsAfterGoAwayAndThenTheConnection() throws Exception {
        try (TestOrigin origin = waiting();
                LoopbackGateway gateway = gateway(origin);
                Http2Agent agent = gateway.http2Agent()) {
            Http2Agent.Exchange slow = agent.get("/slow");
            asked.await();
            gateway.drain();
            await().until(() -> agent.goneAway().equals(List.of(0L)));
            assertThat(agent.connected()).isTrue();
            answerNow.countDown();
            await().until(slow::over);
            assertThat(slow.status()).isEqualTo("200");
            assertThat(slow.body()).isEqualTo("hello");
            await().until(() -> !agent.connected());
        }
    }

    @Test
    void http2Connection_withoutAStream_closes() throws Exception {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(origin);
                Http2Agent agent = gateway.http2Agent()) {
            await().until(agent.get("/first")::over);
            gateway.drain();
            await().until(() -> !agent.connected());
            assertThat(agent.goneAway()).containsExactly(0L);
        }
    }

    @Test
    void http1Request_underWay_endsWithCloseAndNothingAfterIsRead() throws Exception {
        try (TestOrigin origin = waiting();
                LoopbackGateway gateway = gateway(origin);
                RawAgent agent = gateway.agent()) {
            agent.send(get("/slow") + get("/pipelined"));
            asked.await();
            gateway.drain();
            answerNow.countDown();
            assertThat(agent.rest())
                    .startsWith("HTTP/1.1 200 ")
                    .contains("Connection: close")
                    .endsWith("\r\n\r\nhello");
            assertThat(origin.heads()).hasSize(1);
        }
    }

    @Test
    void http1Request_halfArrived_isStillAnswered() throws Exception {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(origin);
                RawAgent agent = gateway.agent()) {
            agent.send(get("/first")).response();
            String second = get("/second");
            agent.send(second.substring(0, 10));
            awaitRead(gateway);
            gateway.drain();
            agent.send(second.substring(10));
            assertThat(agent.rest()).contains("Connection: close").endsWith("hello");
        }
    }

    @Test
    void http1Connection_idle_closes() throws Exception {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(origin);
                RawAgent agent = gateway.agent();
                RawAgent unused = gateway.agent()) {
            agent.send(get("/first")).response();
            gateway.drain();
            assertThat(agent.rest()).isEmpty();
            assertThat(unused.rest()).isEmpty();
        }
    }

    @Test
    void webSocket_overHttp1_isToldThatTheGatewayGoes() throws Exception {
        try (TestOrigin origin = TestOrigin.start(WebSocketEcho::echo);
                LoopbackGateway gateway = gateway(origin);
                RawAgent agent = gateway.agent()) {
            agent.send(WebSocketEcho.opening("")).head();
            assertThat(agent.bytes(4)).isEqualTo(latin(WebSocketEcho.GREETING));
            gateway.drain();
            assertThat(agent.bytes(GOING_AWAY.length)).isEqualTo(GOING_AWAY);
            agent.send(WebSocketEcho.frame(8, "\u0003\u00e9"));
            // The origin echoes the masked close frame it got, and only then is all over.
            assertThat(agent.rest()).isEmpty();
            await().until(() -> !gateway.journal().outcomes().isEmpty());
            assertThat(gateway.journal().outcomes().getFirst().error())
                    .isEqualTo("the gateway is stopping");
        }
    }

    /** RFC 8441. */
    @Test
    void webSocket_overHttp2_isToldThatTheGatewayGoes() throws Exception {
        try (TestOrigin origin = TestOrigin.start(WebSocketEcho::echo);
                LoopbackGateway gateway = gateway(origin);
                Http2Agent agent = gateway.http2Agent()) {
            var socket =
                    agent.send(
                            Http2Agent.head("CONNECT", "/chat")
                                    .add(":protocol", "websocket")
                                    .add("sec-websocket-version", "13"),
                            false);
            await().until(() -> socket.body().equals(WebSocketEcho.GREETING));
            gateway.drain();
            await().until(() -> socket.body().length() > WebSocketEcho.GREETING.length());
            assertThat(latin(socket.body().substring(WebSocketEcho.GREETING.length())))
                    .isEqualTo(GOING_AWAY);
            assertThat(agent.connected()).isTrue();
            socket.data(WebSocketEcho.frame(8, ""), false);
            await().until(() -> !agent.connected());
        }
    }

    @Test
    void webSocket_openedWhileTheGatewayStops_isToldAtOnce() throws Exception {
        try (TestOrigin origin = waitingToOpen();
                LoopbackGateway gateway = gateway(origin);
                RawAgent agent = gateway.agent()) {
            agent.send(WebSocketEcho.opening(""));
            asked.await();
            gateway.drain();
            answerNow.countDown();
            assertThat(agent.head()).startsWith("HTTP/1.1 101 ");
            agent.send(WebSocketEcho.frame(8, ""));
            assertThat(latin(agent.rest())).endsWith(GOING_AWAY);
        }
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Another connection's answer on the same loop: what was sent before has been read. */
    private static void awaitRead(LoopbackGateway gateway) throws IOException {
        for (int i = 0; i < 3; i++) {
            try (RawAgent other = gateway.agent()) {
                other.send(get("/other")).response();
            }
        }
    }

    private TestOrigin waiting() throws IOException {
        return TestOrigin.start(
                (connection, head, in, out) -> {
                    waitForTheWord();
                    TestOrigin.write(out, OK);
                    return true;
                });
    }

    private TestOrigin waitingToOpen() throws IOException {
        return TestOrigin.start(
                (connection, head, in, out) -> {
                    waitForTheWord();
                    WebSocketEcho.open(head, out, "");
                    in.transferTo(OutputStream.nullOutputStream());
                    return false;
                });
    }

    private void waitForTheWord() {
        asked.countDown();
        try {
            answerNow.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static LoopbackGateway gateway(TestOrigin origin) {
        return new LoopbackGateway(new Lab().build(), origin.port());
    }

    private static String get(String target) {
        return "GET " + target + " HTTP/1.1\r\nHost: " + Lab.HOST + "\r\n\r\n";
    }
}
