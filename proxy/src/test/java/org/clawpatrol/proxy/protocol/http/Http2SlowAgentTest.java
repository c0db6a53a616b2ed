package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.handler.codec.http2.Http2Error;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.dsl.config.Configuration;
import org.junit.jupiter.api.Test;

/** A83 over HTTP/2: a request that stalls ends in time, and nothing else of its connection does. */
class Http2SlowAgentTest {
    private static final int SLOW = 50;
    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration LATER = Duration.ofMinutes(10);
    private static final int LARGE = 1 << 20;

    private static LoopbackGateway before(TestOrigin origin, Configuration configuration) {
        return new LoopbackGateway(
                configuration, origin.port(), new HttpTimeouts(LATER, SOON, SOON, SOON));
    }

    private static void isServed(Http2Agent agent) {
        var other = agent.get("/small");
        await().until(other::over);
        assertThat(other.status()).isEqualTo("200");
    }

    @Test
    void bodies_thatStall_areRefusedWhereTheyAreJudged() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = before(origin, new Lab().denyBody("word").build());
                Http2Agent agent = gateway.http2Agent()) {
            List<Http2Agent.Exchange> slow = new ArrayList<>();
            for (int i = 0; i < SLOW; i++) {
                slow.add(agent.send(Http2Agent.head("POST", "/" + i), false).data("w", false));
            }
            isServed(agent);
            await().until(() -> slow.stream().allMatch(Http2Agent.Exchange::over));
            assertThat(slow).allMatch(exchange -> exchange.status().equals("408"));
            isServed(agent);
            assertThat(origin.heads()).hasSize(2);
        }
    }

    @Test
    void bodies_thatStallOnTheirWay_areRefusedAndNotCompletedAtTheOrigin() throws IOException {
        List<String> bodies = new ArrayList<>();
        try (TestOrigin origin =
                        TestOrigin.start(
                                (connection, head, in, out) -> {
                                    if (head.startsWith("POST ")) {
                                        bodies.add(TestOrigin.readBody(head, in));
                                    }
                                    TestOrigin.write(
                                            out, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                                    return true;
                                });
                LoopbackGateway gateway = before(origin, new Lab().build());
                Http2Agent agent = gateway.http2Agent()) {
            var slow =
                    agent.send(Http2Agent.head("POST", "/x").add("content-length", "9"), false)
                            .data("w", false);
            isServed(agent);
            await().until(slow::over);
            assertThat(slow.status()).isEqualTo("408");
            isServed(agent);
            assertThat(bodies).doesNotContain("w".repeat(9));
            await().until(() -> gateway.journal().outcomes().size() == 3);
        }
    }

    @Test
    void answers_thatAreNotTaken_areResetAndOthersAreNot() throws IOException {
        try (TestOrigin origin =
                        TestOrigin.start(
                                (connection, head, in, out) -> {
                                    int length = head.startsWith("GET /large") ? LARGE : 2;
                                    TestOrigin.write(
                                            out,
                                            "HTTP/1.1 200 OK\r\nContent-Length: "
                                                    + length
                                                    + "\r\n\r\n"
                                                    + "x".repeat(length));
                                    return true;
                                });
                LoopbackGateway gateway = before(origin, new Lab().build());
                Http2Agent agent = gateway.http2Agent()) {
            var slow = agent.get("/large");
            slow.pause();
            isServed(agent);
            await().until(() -> !gateway.journal().outcomes().isEmpty());
            await().until(() -> gateway.journal().outcomes().size() == 2);
            slow.goOn();
            await().until(slow::over);
            assertThat(slow.ended()).isFalse();
            assertThat(slow.resets()).containsExactly(Http2Error.CANCEL.code());
            isServed(agent);
        }
    }
}
