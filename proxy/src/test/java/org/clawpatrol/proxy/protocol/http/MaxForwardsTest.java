package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clawpatrol.proxy.fake.Patience.await;

import java.io.IOException;
import org.clawpatrol.dsl.config.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110, 7.6.2, over either version of HTTP. */
class MaxForwardsTest {
    private static final String ANSWER =
            "HTTP/1.1 200 OK\r\nAllow: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS\r\n"
                    + "Content-Length: 0\r\n\r\n";

    private static String request(String line, String fields) {
        return line + " HTTP/1.1\r\nHost: " + Lab.HOST + "\r\n" + fields + "\r\n";
    }

    private static LoopbackGateway gateway(Configuration policy, TestOrigin origin) {
        return new LoopbackGateway(policy, origin.port());
    }

    private static Configuration open() {
        return new Lab().token("t").build();
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(
            strings = {
                "",
                "-1",
                "+1",
                "1.0",
                "0x1",
                "1 0",
                "1, 0",
                "1,1",
                "one",
                "\u00b2",
                "0\r\nMax-Forwards: 0"
            })
    void number_thatIsNone_isRefusedBeforeAnyDecision(String value) throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(open(), origin);
                RawAgent agent = gateway.agent()) {
            agent.send(request("OPTIONS /", "Max-Forwards: " + value + "\r\n"));
            assertThat(agent.rest())
                    .startsWith("HTTP/1.1 400 ")
                    .endsWith("\r\n\r\ninvalid Max-Forwards");
            assertThat(origin.heads()).isEmpty();
            assertThat(gateway.journal().records()).isEmpty();
        }
    }

    @Test
    void number_thatIsNone_isRefusedOverHttp2() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(open(), origin);
                Http2Agent agent = gateway.http2Agent()) {
            var head =
                    Http2Agent.head("OPTIONS", "/")
                            .add("max-forwards", "1")
                            .add("max-forwards", "1");
            var exchange = agent.send(head, true);
            await().until(exchange::ended);
            assertThat(exchange.status()).isEqualTo("400");
            assertThat(origin.heads()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1,0",
        "007,6",
        "10,9",
        "999999999,999999998",
        "1000000000,999999998",
        "99999999999999999999999999,999999998"
    })
    void number_reachesTheOriginOneLess(String sent, String arrived) throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(open(), origin);
                RawAgent plain = gateway.agent();
                Http2Agent framed = gateway.http2Agent()) {
            plain.send(request("OPTIONS /", "Max-Forwards: " + sent + "\r\n")).response();
            var exchange =
                    framed.send(Http2Agent.head("OPTIONS", "/").add("max-forwards", sent), true);
            await().until(exchange::ended);
            assertThat(origin.heads())
                    .hasSize(2)
                    .allSatisfy(
                            head ->
                                    assertThat(head)
                                            .containsOnlyOnce("Max-Forwards")
                                            .contains("Max-Forwards: " + arrived + "\r\n"));
        }
    }

    /** Calling the field one of the connection does not let a request go on and on. */
    @Test
    void number_thatConnectionNames_isCountedAllTheSame() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(open(), origin);
                RawAgent agent = gateway.agent()) {
            String nominated = "Connection: Max-Forwards\r\nMax-Forwards: ";
            agent.send(request("OPTIONS /", nominated + "5\r\n")).response();
            assertThat(origin.heads().getFirst()).contains("Max-Forwards: 4\r\n");
            assertThat(agent.send(request("OPTIONS /", nominated + "0\r\n")).head())
                    .isEqualTo(ANSWER);
            assertThat(origin.heads()).hasSize(1);
        }
    }

    /** No secret is read for it, so it needs none. */
    @Test
    void zero_isAnsweredHere_decidedAndRecorded_andTheConnectionGoesOn() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(open(), origin).trouble("the store is away");
                RawAgent agent = gateway.agent()) {
            String zero = "Max-Forwards: 00\r\nExpect: 100-continue\r\nContent-Length: 3\r\n";
            agent.send(request("OPTIONS /a", "Max-Forwards: 0\r\n"));
            assertThat(agent.head()).isEqualTo(ANSWER);
            agent.send(request("OPTIONS /b", zero));
            assertThat(agent.head()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            assertThat(agent.send("abc").head()).isEqualTo(ANSWER);
            assertThat(origin.connections()).isZero();
            await().until(() -> gateway.journal().outcomes().size() == 2);
            assertThat(gateway.journal().records())
                    .extracting(record -> record.method() + " " + record.target())
                    .containsExactly("OPTIONS /a", "OPTIONS /b");
            assertThat(gateway.journal().outcomes())
                    .extracting(outcome -> outcome.status() + " " + outcome.bytesIn())
                    .containsExactly("200 0", "200 3");
        }
    }

    @Test
    void zero_overHttp2_isAnsweredHere() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(open(), origin);
                Http2Agent agent = gateway.http2Agent()) {
            var exchange =
                    agent.send(Http2Agent.head("OPTIONS", "/").add("max-forwards", "0"), true);
            await().until(exchange::ended);
            assertThat(exchange.status()).isEqualTo("200");
            assertThat(exchange.body()).isEmpty();
            assertThat(origin.connections()).isZero();
        }
    }

    /** The answer comes first, and what is left of the body goes nowhere. */
    @Test
    void zero_withABodyThatIsTooLongToWaitFor_endsTheConnection() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(open(), origin);
                RawAgent agent = gateway.agent()) {
            agent.send(request("OPTIONS /", "Max-Forwards: 0\r\nContent-Length: 5000\r\n"));
            agent.send("GET /x HTTP/1.1\r\nHost: api.lab.test\r\n\r\n".repeat(50));
            assertThat(agent.rest())
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .containsOnlyOnce("HTTP/1.1")
                    .contains("Connection: close\r\n");
            assertThat(origin.connections()).isZero();
            assertThat(gateway.journal().records()).hasSize(1);
        }
    }

    @Test
    void zero_withSuchABodyOverHttp2_endsTheStream() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(open(), origin);
                Http2Agent agent = gateway.http2Agent()) {
            var head = Http2Agent.head("OPTIONS", "/").add("max-forwards", "0");
            var exchange = agent.send(head, false).data("a".repeat(5000), false);
            await().until(exchange::over);
            assertThat(exchange.status()).isEqualTo("200");
            assertThat(exchange.ended()).isTrue();
            assertThat(agent.get("/next").resets()).isEmpty();
            await().until(() -> origin.heads().size() == 1);
        }
    }

    @Test
    void zero_thatThePolicyDenies_isDenied() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(new Lab().denyPath("/no").build(), origin);
                RawAgent agent = gateway.agent()) {
            agent.send(request("OPTIONS /no", "Max-Forwards: 0\r\n"));
            assertThat(agent.rest()).startsWith("HTTP/1.1 403 ");
        }
    }

    @Test
    void zero_thatCannotBeRecorded_isNotAnswered() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(open(), origin);
                RawAgent agent = gateway.agent()) {
            gateway.journal().breakDown();
            agent.send(request("OPTIONS /", "Max-Forwards: 0\r\n"));
            assertThat(agent.rest()).startsWith("HTTP/1.1 503 ");
        }
    }

    @ParameterizedTest
    @CsvSource({"GET,0", "DELETE,1", "options,0", "GET,many"})
    void otherMethods_passWithTheFieldAsItIs(String method, String value) throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(open(), origin);
                RawAgent agent = gateway.agent()) {
            agent.send(request(method + " /", "Max-Forwards: " + value + "\r\n")).response();
            assertThat(origin.heads().getFirst())
                    .contains("Max-Forwards: " + value + "\r\n")
                    .startsWith(method + " / ");
        }
    }

    /** A03: it would send back whatever is put into it on the way. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", "Max-Forwards: 0\r\n", "Max-Forwards: 5\r\n", "Max-Forwards: x\r\n"})
    void trace_goesNoFurther_andShowsNothingOfTheRequest(String fields) throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(open(), origin);
                RawAgent agent = gateway.agent()) {
            agent.send(request("TRACE /x", fields + "X-Private: p\r\n"));
            assertThat(agent.rest())
                    .startsWith("HTTP/1.1 405 ")
                    .endsWith("\r\n\r\nmethod not allowed")
                    .doesNotContain(LoopbackGateway.SECRET, "X-Private");
            assertThat(origin.connections()).isZero();
        }
    }
}
