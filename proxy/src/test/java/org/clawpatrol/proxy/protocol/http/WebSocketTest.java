package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.handler.codec.http2.Http2Headers;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.clawpatrol.proxy.journal.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The opening of WebSockets over either version of HTTP, and what passes once they are open. */
class WebSocketTest {
    private static final String OPENING = WebSocketEcho.opening("Sec-WebSocket-Protocol: a, b\r\n");

    /** Echoes under one of the offered protocols; what else it says of the socket is dropped. */
    private static boolean echo(int connection, String head, InputStream in, OutputStream out)
            throws IOException {
        WebSocketEcho.open(head, out, "Set-Cookie: x=y\r\nSec-WebSocket-Protocol: b\r\n");
        WebSocketEcho.echo(in, out);
        return false;
    }

    @Test
    void http1_isOpenedAndFramesPassBothWays() throws IOException {
        try (TestOrigin origin = TestOrigin.start(WebSocketTest::echo);
                LoopbackGateway gateway =
                        new LoopbackGateway(new Lab().token("t").build(), origin.port());
                RawAgent agent = gateway.agent()) {
            agent.send(OPENING + WebSocketEcho.frame(1, "early"));
            assertThat(agent.head())
                    .startsWith("HTTP/1.1 101 Switching Protocols\r\n")
                    .containsOnlyOnce("Sec-WebSocket-Accept")
                    .contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n")
                    .containsOnlyOnce("Sec-WebSocket-Accept")
                    .contains("Sec-WebSocket-Protocol: b\r\n")
                    .doesNotContain("Set-Cookie");
            agent.send(WebSocketEcho.frame(8, "\u0003\u00e8"));
            assertThat(agent.rest())
                    .isEqualTo("\u0081\u0002hi\u0081\u0005early\u0088\u0002\u0003\u00e8");
            assertThat(origin.heads().getFirst())
                    .startsWith("GET /chat HTTP/1.1\r\n")
                    .contains("Connection: Upgrade\r\n", "Upgrade: websocket\r\n")
                    .contains("Authorization: Bearer " + LoopbackGateway.SECRET)
                    .doesNotContain(WebSocketEcho.KEY);
            await().until(() -> !gateway.journal().outcomes().isEmpty());
            Outcome outcome = gateway.journal().outcomes().getFirst();
            assertThat(outcome.status()).isEqualTo("101");
            assertThat(outcome.error()).isEmpty();
            assertThat(outcome.bytesIn()).isEqualTo(11 + 8);
        }
    }

    /** RFC 8441. */
    @Test
    void http2_isOpenedAndFramesPassBothWays() throws IOException {
        try (TestOrigin origin = TestOrigin.start(WebSocketTest::echo);
                LoopbackGateway gateway = new LoopbackGateway(new Lab().build(), origin.port());
                Http2Agent agent = gateway.http2Agent()) {
            Http2Headers opening =
                    Http2Agent.head("CONNECT", "/chat")
                            .add(":protocol", "websocket")
                            .add("sec-websocket-version", "13")
                            .add("sec-websocket-protocol", "b");
            var socket = agent.send(opening, false);
            await().until(() -> !socket.status().isEmpty() || !socket.resets().isEmpty());
            assertThat(socket.resets())
                    .as(origin.heads() + "" + gateway.journal().outcomes())
                    .isEmpty();
            assertThat(socket.status()).isEqualTo("200");
            socket.data(WebSocketEcho.frame(1, "one"), false);
            await().until(() -> socket.body().equals("\u0081\u0002hi\u0081\u0003one"));
            socket.data(WebSocketEcho.frame(8, ""), false);
            await().until(() -> socket.body().endsWith("\u0088\0"));
            assertThat(origin.heads().getFirst()).startsWith("GET /chat HTTP/1.1\r\n");
        }
    }

    @Test
    void opening_thatIsDenied_isRefusedLikeAnyRequest() throws IOException {
        try (TestOrigin origin = TestOrigin.start(WebSocketTest::echo);
                LoopbackGateway gateway =
                        new LoopbackGateway(new Lab().denyPath("/chat").build(), origin.port());
                RawAgent agent = gateway.agent()) {
            agent.send(OPENING);
            assertThat(agent.rest()).startsWith("HTTP/1.1 403 Forbidden\r\n");
            assertThat(origin.heads()).isEmpty();
        }
    }

    @Test
    void origin_thatDeclines_answersLikeAnyOther() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = new LoopbackGateway(new Lab().build(), origin.port());
                RawAgent agent = gateway.agent()) {
            agent.send(OPENING);
            assertThat(agent.response()).startsWith("HTTP/1.1 200 OK\r\n").endsWith("hello");
        }
    }

    /** A29: no way out of HTTP without its own evaluation. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /chat HTTP/1.1\r\nContent-Length: 0\r\nSec-WebSocket-Version: 13\r\n",
                "GET /chat HTTP/1.1\r\nContent-Length: 1\r\nSec-WebSocket-Version: 13\r\n",
                "GET /chat HTTP/1.1\r\nUpgrade: h2c\r\nSec-WebSocket-Version: 13\r\n",
                "GET /chat HTTP/1.1\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAA\r\n",
                "GET /chat HTTP/1.1\r\nSec-WebSocket-Version: 12\r\n",
                "GET /chat HTTP/1.1\r\n"
            })
    void opening_malformed_isRefused(String start) throws IOException {
        try (TestOrigin origin = TestOrigin.start(WebSocketTest::echo);
                LoopbackGateway gateway = new LoopbackGateway(new Lab().build(), origin.port());
                RawAgent agent = gateway.agent()) {
            agent.send(
                    start
                            + "Host: api.lab.test\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                            + "Sec-WebSocket-Key: "
                            + WebSocketEcho.KEY
                            + "\r\n\r\n");
            assertThat(agent.rest()).startsWith("HTTP/1.1 4");
            assertThat(origin.heads()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n",
                "",
                "Sec-WebSocket-Accept: $\r\nSec-WebSocket-Accept: $\r\n",
                "Sec-WebSocket-Accept: $\r\nSec-WebSocket-Protocol: c\r\n",
                "Sec-WebSocket-Accept: $\r\nSec-WebSocket-Extensions: permessage-deflate\r\n"
            })
    void origin_agreeingImproperly_isABadGateway(String answer) throws IOException {
        try (TestOrigin origin =
                        TestOrigin.start(
                                (connection, head, in, out) -> {
                                    String proof = WebSocketEcho.proof(head);
                                    WebSocketEcho.switchProtocols(out, answer.replace("$", proof));
                                    return true;
                                });
                LoopbackGateway gateway = new LoopbackGateway(new Lab().build(), origin.port());
                RawAgent agent = gateway.agent()) {
            agent.send(OPENING);
            assertThat(agent.rest()).startsWith("HTTP/1.1 502 Bad Gateway\r\n");
        }
    }
}
