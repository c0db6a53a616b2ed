package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A83, A84: agents that are slow or never end hold a connection for a bounded time only. */
class SlowAgentTest {
    private static final String HOST = "api.lab.test";
    private static final String POST =
            "POST /x HTTP/1.1\r\nHost: " + HOST + "\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String GET = "GET /x HTTP/1.1\r\nHost: " + HOST + "\r\n\r\n";

    private static RecordedAgent agent() {
        return new RecordedAgent(HOST, 443);
    }

    @Test
    void head_sentByteByByte_isRefusedWhenItsTimeIsOver() {
        try (RecordedAgent agent = agent()) {
            StringBuilder answer = new StringBuilder();
            for (int i = 0; i < 11; i++) {
                answer.append(agent.send(GET.substring(i, i + 1)));
                agent.pass(Duration.ofSeconds(5));
            }
            assertThat(answer).isEmpty();
            agent.send("x");
            agent.pass(Duration.ofSeconds(5));
            assertThat(agent.received()).startsWith("HTTP/1.1 408 ");
            agent.pass(Duration.ofSeconds(3));
            assertThat(agent.open()).isFalse();
            assertThat(agent.requests()).isEmpty();
        }
    }

    @Test
    void connections_idle_areClosedWithoutAWord() {
        List<RecordedAgent> idle = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            idle.add(agent());
        }
        RecordedAgent used = agent();
        assertThat(used.send(GET)).startsWith("HTTP/1.1 200 ");
        idle.add(used);
        for (RecordedAgent agent : idle) {
            agent.pass(Duration.ofSeconds(59));
            assertThat(agent.open()).isTrue();
            agent.pass(Duration.ofSeconds(1));
            assertThat(agent.open()).isFalse();
            assertThat(agent.received()).isEmpty();
            agent.close();
        }
    }

    @Test
    void body_thatStalls_isRefused() {
        try (RecordedAgent agent = agent()) {
            agent.send(POST + "5\r\nab");
            agent.pass(Duration.ofSeconds(61));
            assertThat(agent.received()).startsWith("HTTP/1.1 408 ");
            agent.pass(Duration.ofSeconds(3));
            assertThat(agent.open()).isFalse();
        }
    }

    /** A byte each 59 seconds never stalls for a minute. */
    @Test
    void body_sentByteByByte_isRefused() {
        try (RecordedAgent agent = agent()) {
            agent.send(POST);
            StringBuilder answer = new StringBuilder();
            for (int i = 0; i < 3; i++) {
                agent.pass(Duration.ofSeconds(59));
                answer.append(agent.send("1\r\na\r\n"));
            }
            assertThat(answer)
                    .startsWith("HTTP/1.1 408 ")
                    .contains("the request body came too slowly");
            agent.pass(Duration.ofSeconds(3));
            assertThat(agent.open()).isFalse();
        }
    }

    /** What frames the body is no body. */
    @Test
    void chunkLine_sentByteByByte_isRefusedWhenItsTimeIsOver() {
        try (RecordedAgent agent = agent()) {
            agent.send(POST + "5;");
            for (int i = 0; i < 12; i++) {
                agent.pass(Duration.ofSeconds(5));
                agent.send("a");
            }
            agent.pass(Duration.ofSeconds(3));
            assertThat(agent.open()).isFalse();
        }
    }

    @Test
    void chunkLine_thatNeverEnds_isRefused() {
        try (RecordedAgent agent = agent()) {
            assertThat(agent.send(POST + "5;" + "a=b;".repeat(500))).startsWith("HTTP/1.1 400 ");
        }
    }

    /** A chunk of no bytes is the end of a body, so a second one is no part of it. */
    @Test
    void chunks_ofNoBytes_endTheBodyOnce() {
        try (RecordedAgent agent = agent()) {
            String answers = agent.send(POST + "0\r\n\r\n" + "0\r\n\r\n".repeat(100));
            assertThat(answers).startsWith("HTTP/1.1 200 ").contains("HTTP/1.1 400 ");
            assertThat(agent.requests()).containsExactly("POST /x");
        }
    }

    @Test
    void answer_thatIsNotTaken_closesTheConnection() {
        try (RecordedAgent agent = agent()) {
            agent.takes(false);
            agent.pass(Duration.ofMinutes(9));
            assertThat(agent.open()).isTrue();
            agent.pass(Duration.ofMinutes(1));
            assertThat(agent.open()).isFalse();
        }
    }

    @Test
    void refused_whoGoesOnSending_isClosedInTime() {
        try (RecordedAgent agent = agent()) {
            assertThat(agent.send("BAD\r\n\r\n")).startsWith("HTTP/1.1 400 ");
            agent.send("x".repeat(1000));
            agent.pass(Duration.ofSeconds(2));
            assertThat(agent.open()).isFalse();
        }
        try (RecordedAgent agent = agent()) {
            assertThat(agent.send("BAD\r\n\r\n")).startsWith("HTTP/1.1 400 ");
            for (int i = 0; i < 11; i++) {
                agent.send("x".repeat(100_000));
            }
            assertThat(agent.open()).isFalse();
        }
    }

    @Test
    void head_withABody_isAnsweredWithoutOneAndTheNextRequestIsRead() {
        try (RecordedAgent agent = agent()) {
            String answers =
                    agent.send(
                            "HEAD /x HTTP/1.1\r\nHost: api.lab.test\r\nContent-Length: 5\r\n\r\n"
                                    + "GET /"
                                    + GET);
            assertThat(agent.bodies()).isEqualTo("GET /");
            assertThat(agent.requests()).containsExactly("HEAD /x", "GET /x");
            assertThat(answers.split("HTTP/1.1 200 ", -1)).hasSize(3);
        }
    }

    @Test
    @Tag("integration")
    void requests_aHundredThousandOnOneConnection_areAllAnswered() {
        try (RecordedAgent agent = agent()) {
            for (int i = 0; i < 1_000; i++) {
                assertThat(agent.send(GET.repeat(100)).split("HTTP/1.1 200 ", -1)).hasSize(101);
                agent.pass(Duration.ofSeconds(1));
            }
            assertThat(agent.requests()).hasSize(100_000);
            assertThat(agent.open()).isTrue();
        }
    }
}
