package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.clawpatrol.proxy.journal.Outcome;
import org.clawpatrol.proxy.protocol.http.coding.Coded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A01: answers under a content coding nobody asked for, on a live gateway. */
class CodedAnswerTest {
    private static final String SECRET = LoopbackGateway.SECRET;
    private static final String STARS = "*".repeat(SECRET.length());
    private static final String GET = "GET /x HTTP/1.1\r\nHost: api.lab.test\r\n\r\n";

    private static TestOrigin answering(String fields, byte[] body) throws IOException {
        return TestOrigin.start(
                (connection, head, in, out) -> {
                    TestOrigin.write(
                            out,
                            "HTTP/1.1 "
                                    + fields
                                    + "\r\nContent-Length: "
                                    + body.length
                                    + "\r\n\r\n");
                    for (int i = 0; i < body.length; i += 7) {
                        out.write(body, i, Math.min(7, body.length - i));
                        out.flush();
                    }
                    return true;
                });
    }

    private static LoopbackGateway before(TestOrigin origin) {
        return new LoopbackGateway(new Lab().token("t").build(), origin.port());
    }

    private static byte[] echo(String coding) {
        return Coded.with(
                coding, ("you sent: " + SECRET + " and").getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
    void answer_coded_isDecodedAndCoveredAndRecorded(String coding) throws IOException {
        try (TestOrigin origin = answering("200 OK\r\nContent-Encoding: " + coding, echo(coding));
                LoopbackGateway gateway = before(origin);
                RawAgent agent = gateway.agent()) {
            for (int i = 0; i < 2; i++) {
                agent.send(GET);
                String head = agent.head();
                assertThat(head).isEqualTo("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                assertThat(agent.body(head)).contains(STARS).doesNotContain(SECRET);
            }
            assertThat(origin.connections()).isEqualTo(1);
            await().until(() -> gateway.journal().outcomes().size() == 2);
            assertThat(gateway.journal().outcomes())
                    .allSatisfy(
                            outcome -> {
                                assertThat(outcome.covered()).isEqualTo(1);
                                assertThat(outcome.error()).isEmpty();
                            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200 OK\r\nContent-Encoding: compress",
                "206 Partial Content\r\nContent-Encoding: gzip",
                "200 OK\r\nGrpc-Encoding: gzip"
            })
    void answer_thatCannotBeSearched_isRefused(String fields) throws IOException {
        try (TestOrigin origin = answering(fields, echo("gzip"));
                LoopbackGateway gateway = before(origin);
                RawAgent agent = gateway.agent()) {
            String answer = agent.send(GET).rest();
            assertThat(answer).startsWith("HTTP/1.1 502 Bad Gateway\r\n").contains("searched");
            await().until(() -> gateway.journal().outcomes().size() == 1);
            Outcome outcome = gateway.journal().outcomes().getFirst();
            assertThat(outcome.status()).isEqualTo("502");
            assertThat(outcome.error()).startsWith("the answer ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
    void answer_cutShortOrBroken_isVisiblyIncomplete(String coding) throws IOException {
        byte[] whole = echo(coding);
        byte[] broken = whole.clone();
        Arrays.fill(broken, 1, broken.length, (byte) 0xee);
        for (byte[] body : new byte[][] {Arrays.copyOf(whole, whole.length - 3), broken}) {
            try (TestOrigin origin = answering("200 OK\r\nContent-Encoding: " + coding, body);
                    LoopbackGateway gateway = before(origin);
                    RawAgent agent = gateway.agent()) {
                assertThat(agent.send(GET).rest())
                        .doesNotEndWith("0\r\n\r\n")
                        .doesNotContain(SECRET);
                await().until(() -> gateway.journal().outcomes().size() == 1);
                assertThat(gateway.journal().outcomes().getFirst().error())
                        .startsWith("the answer");
            }
        }
    }

    @Test
    void answer_unfoldingWithoutEnd_isBrokenOff() throws IOException {
        byte[] zeros = Coded.with("gzip", Coded.with("gzip", new byte[32 << 20]));
        try (TestOrigin origin = answering("200 OK\r\nContent-Encoding: gzip, gzip", zeros);
                LoopbackGateway gateway = before(origin);
                RawAgent agent = gateway.agent()) {
            assertThat(agent.send(GET).rest()).hasSizeLessThan(8 << 20);
            await().until(() -> gateway.journal().outcomes().size() == 1);
            assertThat(gateway.journal().outcomes().getFirst().error()).contains("far more");
        }
    }

    @Test
    void head_ofACodedAnswer_keepsItsCoding() throws IOException {
        try (TestOrigin origin =
                        TestOrigin.answering(
                                "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n"
                                        + "Content-Length: 99\r\n\r\n");
                LoopbackGateway gateway = before(origin);
                RawAgent agent = gateway.agent()) {
            agent.send(GET.replace("GET", "HEAD"));
            assertThat(agent.head()).contains("Content-Encoding: br", "Content-Length: 99");
        }
    }

    @Test
    void answer_whereNoSecretWasSent_staysCoded() throws IOException {
        byte[] body = echo("gzip");
        try (TestOrigin origin = answering("200 OK\r\nContent-Encoding: gzip", body);
                LoopbackGateway gateway = new LoopbackGateway(new Lab().build(), origin.port());
                RawAgent agent = gateway.agent()) {
            agent.send(GET);
            assertThat(agent.head()).contains("Content-Encoding: gzip");
            assertThat(agent.bytes(body.length)).isEqualTo(body);
        }
    }
}
