package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.handler.codec.http2.Http2Headers;
import java.io.IOException;
import java.util.OptionalLong;
import org.clawpatrol.dsl.config.ConnectionLimits;
import org.clawpatrol.dsl.config.GatewaySettings;
import org.clawpatrol.dsl.config.RequestLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A27: what is larger than its limit is refused with its own status, and nothing of it forwarded.
 */
class LimitsTest {
    private static final String HOST = "api.lab.test";
    private static final String END = "Host: " + HOST + "\r\n\r\n";
    private static final RequestLimits SMALL =
            new RequestLimits(2048, 10, 300, OptionalLong.of(20), 256);

    private static String answer(RequestLimits limits, String request) {
        try (RecordedAgent agent = new RecordedAgent(HOST, 443, limits)) {
            String answer = agent.send(request);
            if (!answer.startsWith("HTTP/1.1 200 ")) {
                assertThat(agent.requests()).isEmpty();
            }
            return answer.isEmpty() ? "" : answer.substring(9, 12);
        }
    }

    private static String standard(String request) {
        return answer(RequestLimits.standard(), request);
    }

    @Test
    void standardLimits_holdAgainstOversizedHeads() {
        assertThat(standard("GET / HTTP/1.1\r\nX: " + "a".repeat(70_000) + "\r\n" + END))
                .isEqualTo("431");
        assertThat(standard("GET / HTTP/1.1\r\n" + "X: a\r\n".repeat(2_000) + END))
                .isEqualTo("431");
        assertThat(standard("GET /" + "a".repeat(64 * 1024) + " HTTP/1.1\r\n" + END))
                .isEqualTo("414");
        assertThat(standard("GET /" + "a".repeat(16 * 1024) + " HTTP/1.1\r\n" + END))
                .isEqualTo("414");
        assertThat(standard("A".repeat(20_000) + " / HTTP/1.1\r\n" + END)).isEqualTo("400");
        assertThat(standard("GET /" + "a".repeat(16 * 1024 - 1) + " HTTP/1.1\r\n" + END))
                .isEqualTo("200");
        assertThat(standard("GET / HTTP/1.1\r\n" + "X: a\r\n".repeat(199) + END)).isEqualTo("200");
        assertThat(standard("GET / HTTP/1.1\r\n" + "X: a\r\n".repeat(200) + END)).isEqualTo("431");
    }

    @Test
    void trailers_ofAMegabyte_areRefused() {
        try (RecordedAgent agent = new RecordedAgent(HOST, 443)) {
            String answer =
                    agent.send(
                            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n"
                                    + END
                                    + "0\r\n"
                                    + "X: y\r\n".repeat(170_000));
            assertThat(answer).startsWith("HTTP/1.1 431 ");
        }
    }

    @Test
    void limits_ofTheConfiguration_replaceTheStandardOnes() {
        assertThat(answer(SMALL, "GET / HTTP/1.1\r\nX: " + "a".repeat(2100) + "\r\n" + END))
                .isEqualTo("431");
        assertThat(answer(SMALL, "GET / HTTP/1.1\r\n" + "X: a\r\n".repeat(10) + END))
                .isEqualTo("431");
        assertThat(answer(SMALL, "GET / HTTP/1.1\r\n" + "X: a\r\n".repeat(9) + END))
                .isEqualTo("200");
        assertThat(answer(SMALL, "GET /" + "a".repeat(299) + " HTTP/1.1\r\n" + END))
                .isEqualTo("200");
        assertThat(answer(SMALL, "GET /" + "a".repeat(300) + " HTTP/1.1\r\n" + END))
                .isEqualTo("414");
        assertThat(answer(SMALL, "POST / HTTP/1.1\r\nContent-Length: 21\r\n" + END))
                .isEqualTo("413");
        RequestLimits large = new RequestLimits(1 << 20, 3000, 1 << 19, OptionalLong.empty(), 256);
        assertThat(answer(large, "GET / HTTP/1.1\r\n" + "X: a\r\n".repeat(2_000) + END))
                .isEqualTo("200");
        assertThat(answer(large, "GET /" + "a".repeat(400_000) + " HTTP/1.1\r\n" + END))
                .isEqualTo("200");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void body_longerThanItsLimit_isRefusedWhetherReadOrStreamed(boolean read) throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway =
                        new LoopbackGateway(lab(read).limits(small()).build(), origin.port());
                RawAgent fits = gateway.agent();
                RawAgent known = gateway.agent();
                RawAgent chunked = gateway.agent()) {
            fits.send("POST / HTTP/1.1\r\nContent-Length: 20\r\n" + END + "y".repeat(20));
            assertThat(fits.head()).startsWith("HTTP/1.1 200 ");
            known.send("POST / HTTP/1.1\r\nContent-Length: 21\r\n" + END);
            assertThat(known.head()).startsWith("HTTP/1.1 413 ");
            chunked.send("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" + END);
            chunked.send("a\r\n" + "y".repeat(10) + "\r\nb\r\n" + "y".repeat(11) + "\r\n0\r\n\r\n");
            assertThat(chunked.head()).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void http2_keepsToTheSameLimits() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway =
                        new LoopbackGateway(new Lab().limits(small()).build(), origin.port());
                Http2Agent agent = gateway.http2Agent()) {
            Http2Headers many = Http2Agent.head("GET", "/x");
            for (int i = 0; i < 11; i++) {
                many.add("x-" + i, "1");
            }
            var fields = agent.send(many, true);
            var url = agent.send(Http2Agent.head("GET", "/" + "a".repeat(300)), true);
            var body = agent.send(Http2Agent.head("POST", "/x").add("content-length", "21"), false);
            await().until(() -> fields.over() && url.over() && body.over());

            assertThat(fields.status()).isEqualTo("431");
            assertThat(url.status()).isEqualTo("414");
            assertThat(body.status()).isEqualTo("413");
            assertThat(origin.heads()).isEmpty();
        }
    }

    private static Lab lab(boolean read) {
        return read ? new Lab().denyBody("forbidden") : new Lab();
    }

    private static GatewaySettings.Limits small() {
        return new GatewaySettings.Limits(1000, 100, SMALL, ConnectionLimits.standard());
    }
}
