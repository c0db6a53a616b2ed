package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clawpatrol.proxy.fake.Patience.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.ConnectionLimits;
import org.clawpatrol.dsl.config.GatewaySettings;
import org.clawpatrol.dsl.config.OriginLimits;
import org.clawpatrol.dsl.config.RequestLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Origins that take a request and then say nothing, or nothing more. */
class SilentOriginTest {
    private static final Duration SOON = Duration.ofMillis(300);
    private static final String LATE = "the origin did not answer in time";
    private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

    private static Configuration impatient() {
        return new Lab()
                .limits(
                        new GatewaySettings.Limits(
                                1000,
                                100,
                                RequestLimits.standard(),
                                ConnectionLimits.standard(),
                                OriginLimits.standard().patientFor(SOON)))
                .build();
    }

    private static String request(String line) {
        return line + " HTTP/1.1\r\nHost: " + Lab.HOST + "\r\n";
    }

    /** Reads until the gateway gives up. */
    private static boolean listen(InputStream in) throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
        return false;
    }

    @Test
    void originWithoutAnswer_is504_overEitherVersionToTheAgent() throws IOException {
        try (TestOrigin origin = TestOrigin.start((connection, head, in, out) -> listen(in));
                LoopbackGateway gateway = new LoopbackGateway(impatient(), origin.port());
                RawAgent plain = gateway.agent();
                Http2Agent framed = gateway.http2Agent()) {
            plain.send(request("GET /a") + "\r\n");
            assertThat(plain.rest()).startsWith("HTTP/1.1 504 Gateway Timeout\r\n").endsWith(LATE);
            var exchange = framed.get("/b");
            await().until(exchange::over);
            assertThat(exchange.status()).isEqualTo("504");
            assertThat(exchange.body()).isEqualTo(LATE);
            assertThat(gateway.journal().outcomes())
                    .allSatisfy(
                            outcome -> {
                                assertThat(outcome.status()).isEqualTo("504");
                                assertThat(outcome.error()).contains("silent for too long");
                            });
        }
    }

    @Test
    void http2OriginWithoutAnswer_is504_andItsStreamIsReset() throws IOException {
        try (Http2Origin origin = Http2Origin.start(stream -> {});
                LoopbackGateway gateway = LoopbackGateway.beforeHttp2(impatient(), origin.port());
                RawAgent agent = gateway.agent()) {
            agent.send(request("GET /a") + "\r\n");
            assertThat(agent.rest()).startsWith("HTTP/1.1 504 ").endsWith(LATE);
            await().until(() -> !origin.streams().getFirst().resets().isEmpty());
        }
    }

    /** It may have acted on it. */
    @Test
    void requestThatWasNotAnsweredInTime_isNotSentAgain() throws IOException {
        try (TestOrigin origin =
                        TestOrigin.start(
                                (connection, head, in, out) -> {
                                    if (head.startsWith("GET /first")) {
                                        TestOrigin.write(out, HELLO);
                                        return true;
                                    }
                                    return listen(in);
                                });
                LoopbackGateway gateway = new LoopbackGateway(impatient(), origin.port());
                RawAgent agent = gateway.agent()) {
            agent.send(request("GET /first") + "\r\n");
            assertThat(agent.response()).endsWith("hello");
            agent.send(request("GET /again") + "\r\n");
            assertThat(agent.rest()).startsWith("HTTP/1.1 504 ");
            assertThat(origin.heads()).hasSize(2);
            assertThat(origin.connections()).isEqualTo(1);
        }
    }

    @Test
    void answerThatStops_isCutOff() throws IOException {
        try (TestOrigin origin =
                        TestOrigin.start(
                                (connection, head, in, out) -> {
                                    TestOrigin.write(
                                            out,
                                            "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello");
                                    return listen(in);
                                });
                LoopbackGateway gateway = new LoopbackGateway(impatient(), origin.port());
                RawAgent agent = gateway.agent()) {
            agent.send(request("GET /a") + "\r\n");
            assertThat(agent.rest()).startsWith("HTTP/1.1 200 ").endsWith("hello");
            assertThat(gateway.journal().outcomes().getFirst().error())
                    .contains("silent for too long");
        }
    }

    /** The bound is on silence, not on the whole answer: events may go on for ever. */
    @ParameterizedTest
    @ValueSource(strings = {"interim", "event"})
    void originThatSaysSomethingNowAndThen_isInTime(String what) throws IOException {
        try (TestOrigin origin =
                        TestOrigin.start(
                                (connection, head, in, out) -> {
                                    if (what.equals("event")) {
                                        TestOrigin.write(
                                                out,
                                                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
                                    }
                                    for (int i = 0; i < 10; i++) {
                                        await().during(SOON.dividedBy(5)).until(() -> true);
                                        TestOrigin.write(
                                                out,
                                                what.equals("event")
                                                        ? "data: abc\n"
                                                        : "HTTP/1.1 102 Processing\r\n\r\n");
                                    }
                                    if (what.equals("interim")) {
                                        TestOrigin.write(out, HELLO);
                                    }
                                    return true;
                                });
                LoopbackGateway gateway = new LoopbackGateway(impatient(), origin.port());
                Http2Agent agent = gateway.http2Agent()) {
            var exchange = agent.get("/events");
            await().until(exchange::over);
            assertThat(exchange.ended()).isTrue();
            assertThat(exchange.status()).isEqualTo("200");
        }
    }

    /** An origin owes nothing while the request is still on its way. */
    @Test
    void agentThatSendsSlowly_isNotLaidToTheOrigin() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = new LoopbackGateway(impatient(), origin.port());
                RawAgent agent = gateway.agent()) {
            agent.send(request("POST /a") + "Content-Length: 2\r\n\r\na");
            await().until(() -> !origin.heads().isEmpty());
            await().during(SOON.multipliedBy(2)).until(() -> true);
            agent.send("b");
            assertThat(agent.response()).startsWith("HTTP/1.1 200 ");
        }
    }
}
