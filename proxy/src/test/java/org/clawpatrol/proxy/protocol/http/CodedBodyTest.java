package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.clawpatrol.proxy.protocol.http.coding.Coded;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A36, A37: coded bodies on a live gateway: judged decoded, forwarded as they were sent. */
class CodedBodyTest {
    private static final List<String> ARRIVED = Collections.synchronizedList(new ArrayList<>());
    private static TestOrigin origin;
    private static LoopbackGateway gateway;

    @BeforeAll
    static void start() throws IOException {
        origin =
                TestOrigin.start(
                        (connection, head, in, out) -> {
                            ARRIVED.add(TestOrigin.readBody(head, in));
                            TestOrigin.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                            return true;
                        });
        gateway = new LoopbackGateway(new Lab().denyBody("forbidden").build(), origin.port());
    }

    @AfterAll
    static void stop() throws IOException {
        gateway.close();
        origin.close();
    }

    @BeforeEach
    void forget() {
        ARRIVED.clear();
    }

    private static String answer(String coding, byte[] body) throws IOException {
        try (RawAgent agent = gateway.agent()) {
            agent.send(
                    "POST /x HTTP/1.1\r\nHost: api.lab.test\r\nContent-Encoding: "
                            + coding
                            + "\r\nContent-Length: "
                            + body.length
                            + "\r\n\r\n");
            agent.send(body);
            return agent.head();
        }
    }

    private static byte[] coded(String codings, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        for (String coding : codings.split(", ")) {
            body = Coded.with(coding, body);
        }
        return body;
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "deflate", "br", "zstd", "gzip, br", "zstd, gzip"})
    void body_coded_isJudgedDecodedAndForwardedAsSent(String codings) throws IOException {
        assertThat(answer(codings, coded(codings, "a forbidden word"))).startsWith("HTTP/1.1 403 ");
        assertThat(ARRIVED).isEmpty();
        byte[] harmless = coded(codings, "a harmless word");
        assertThat(answer(codings, harmless)).startsWith("HTTP/1.1 200 ");
        assertThat(ARRIVED).containsExactly(new String(harmless, StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
    void body_unfoldingPastTheCapOrFollowedByMore_isRefused(String coding) throws IOException {
        assertThat(answer(coding, coded(coding, "0".repeat(Lab.BODY_BUFFER + 1))))
                .startsWith("HTTP/1.1 403 ");
        byte[] harmless = coded(coding, "harmless");
        byte[] more = Arrays.copyOf(harmless, harmless.length + 1);
        assertThat(answer(coding, more)).startsWith("HTTP/1.1 403 ");
        assertThat(answer(coding, coded(coding.equals("gzip") ? "br" : "gzip", "harmless")))
                .startsWith("HTTP/1.1 403 ");
        assertThat(ARRIVED).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"compress", "gzip;q=1", "*", "gzip, unknown", "aws-chunked"})
    void body_ofAnUnknownCoding_isRefused(String coding) throws IOException {
        assertThat(answer(coding, "harmless".getBytes(StandardCharsets.UTF_8)))
                .startsWith("HTTP/1.1 403 ");
        assertThat(ARRIVED).isEmpty();
    }
}
