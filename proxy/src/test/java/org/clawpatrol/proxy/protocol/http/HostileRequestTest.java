package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A06, A20, A22, A27, A29: ambiguous, oversized or misaddressed requests never become actions. */
class HostileRequestTest {
    private static final String HOST = "api.lab.test";
    private static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: " + HOST + "\r\n\r\n";

    static Stream<Arguments> badHeads() {
        return Stream.of(
                bad(
                        "content length and chunked",
                        post("Content-Length: 5\r\nTransfer-Encoding: chunked")),
                bad(
                        "chunked and content length",
                        post("Transfer-Encoding: chunked\r\nContent-Length: 5")),
                bad("two lengths", post("Content-Length: 5\r\nContent-Length: 6")),
                bad("two equal lengths", post("Content-Length: 5\r\nContent-Length: 5")),
                bad("length list", post("Content-Length: 5, 5")),
                bad("negative length", post("Content-Length: -5")),
                bad("signed length", post("Content-Length: +5")),
                bad("length with letter", post("Content-Length: 5a")),
                bad("padded length", post("Content-Length: 05")),
                bad("hexadecimal length", post("Content-Length: 0x5")),
                bad("empty length", post("Content-Length: ")),
                bad("huge length", post("Content-Length: 99999999999999999999")),
                bad("wrapping length", post("Content-Length: 18446744073709551621")),
                bad("underscored length", post("Content_Length: 5")),
                bad("identity coding", post("Transfer-Encoding: identity")),
                bad("two codings", post("Transfer-Encoding: gzip, chunked")),
                bad(
                        "chunked twice",
                        post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked")),
                bad("chunked list", post("Transfer-Encoding: chunked, chunked")),
                bad("leading comma", post("Transfer-Encoding: ,chunked")),
                bad("coding with parameter", post("Transfer-Encoding: chunked;q=1")),
                bad("quoted coding", post("Transfer-Encoding: \"chunked\"")),
                bad("vertical tab before coding", post("Transfer-Encoding:\u000bchunked")),
                bad("space before colon", post("Transfer-Encoding : chunked")),
                bad("tab before colon", post("Transfer-Encoding\t: chunked")),
                bad("folded field", get("X: y\r\n z")),
                bad("folded coding", post("Transfer-Encoding:\r\n chunked")),
                bad("folded first field", "GET / HTTP/1.1\r\n X: y\r\nHost: " + HOST + "\r\n\r\n"),
                bad("bare line feed in field", get("X: y\nZ: z")),
                bad("bare carriage return in field", get("X: y\rZ: z")),
                bad("double carriage return", get("X: y\r")),
                bad("NUL in value", get("X: a\0b")),
                bad("escape in value", get("X: a\u001bb")),
                bad("DEL in value", get("X: a\u007fb")),
                bad("NUL in name", get("X\0: a")),
                bad("empty name", get(": a")),
                bad("no colon", get("X")),
                bad("quoted name", get("\"X\": a")),
                bad("high byte in name", get("X\u00e9: a")),
                bad("no host", "GET / HTTP/1.1\r\nX: y\r\n\r\n"),
                bad(
                        "two hosts",
                        "GET / HTTP/1.1\r\nHost: " + HOST + "\r\nHost: " + HOST + "\r\n\r\n"),
                bad("host list", host(HOST + ", evil.test")),
                bad("host with blank", host(HOST + " evil.test")),
                bad("host with user", host("x@" + HOST)),
                bad("host with path", host(HOST + "/x")),
                bad("host with escape", host("api%2elab.test")),
                bad("host with fragment", host(HOST + "#@evil.test")),
                bad("empty host", host("")),
                bad("host with bad port", host(HOST + ":0")),
                bad("host with long port", host(HOST + ":000443")),
                bad("host with signed port", host(HOST + ":+443")),
                bad("high byte in host", host("api.l\u00e4b.test")),
                bad("HTTP/1.0", "GET / HTTP/1.0\r\nHost: " + HOST + "\r\n\r\n"),
                bad("HTTP/0.9 line", "GET /\r\n\r\n"),
                bad("HTTP/1.10", "GET / HTTP/1.10\r\nHost: " + HOST + "\r\n\r\n"),
                bad("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
                bad("lower-case version", "GET / http/1.1\r\nHost: " + HOST + "\r\n\r\n"),
                bad("two blanks", "GET  / HTTP/1.1\r\nHost: " + HOST + "\r\n\r\n"),
                bad("tab in request line", "GET\t/ HTTP/1.1\r\nHost: " + HOST + "\r\n\r\n"),
                bad("trailing word", "GET / HTTP/1.1 x\r\nHost: " + HOST + "\r\n\r\n"),
                bad("blank in target", line("GET /o k")),
                bad("NUL in target", line("GET /\0")),
                bad("high byte in target", line("GET /\u00ff")),
                bad("fragment in target", line("GET /#x")),
                bad("relative target", line("GET x")),
                bad("empty target", line("GET ")),
                bad("asterisk with GET", line("GET *")),
                bad("authority target", line("GET " + HOST + ":443")),
                bad("scheme without authority", line("GET https:/x")),
                bad("malformed query escape", line("GET /?a=%zz")),
                bad("ambiguous path", line("GET /x/..%2fadmin")),
                bad("invalid method", line("G@T /")),
                bad("leading blank", " GET / HTTP/1.1\r\nHost: " + HOST + "\r\n\r\n"),
                bad("leading line feed", "\nGET / HTTP/1.1\r\nHost: " + HOST + "\r\n\r\n"),
                bad("leading empty line", "\r\nGET / HTTP/1.1\r\nHost: " + HOST + "\r\n\r\n"),
                bad("line feeds only", "GET / HTTP/1.1\nHost: " + HOST + "\n\n"),
                bad("carriage returns only", "GET / HTTP/1.1\rHost: " + HOST + "\r\r"),
                answered(421, "other host", host("evil.test")),
                answered(421, "sibling", host("evilapi.lab.test")),
                answered(421, "suffix", host(HOST + ".evil.test")),
                answered(421, "address", host("127.0.0.1")),
                answered(421, "other port", host(HOST + ":8443")),
                answered(421, "absolute form elsewhere", line("GET https://evil.test/")),
                answered(400, "absolute form over http", line("GET http://" + HOST + "/")),
                answered(
                        400,
                        "absolute form with user",
                        line("GET https://" + HOST + "@evil.test/")),
                answered(405, "TRACE", line("TRACE /")),
                answered(405, "TRACK", line("TRACK /")),
                answered(405, "trace in lower case", line("trace /")),
                answered(405, "CONNECT", line("CONNECT 127.0.0.1:8080")),
                answered(
                        426,
                        "websocket without version",
                        get("Connection: Upgrade\r\nUpgrade: websocket")),
                answered(417, "unknown expectation", get("Expect: 200-ok")),
                answered(414, "long line", line("GET /" + "a".repeat(17_000))),
                answered(431, "large head", get("X: " + "a".repeat(70_000))),
                answered(431, "many fields", get("X: y\r\n".repeat(2000) + "Z: z")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badHeads")
    void head_hostile_isRefusedAndNothingAfterItIsRead(String name, int status, String head) {
        try (RecordedAgent agent = new RecordedAgent(HOST, 443)) {
            String answer = agent.send(head + SMUGGLED);
            assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
            assertThat(answer).contains("\r\nConnection: close\r\n");
            assertThat(agent.send(SMUGGLED)).isEmpty();
            assertThat(agent.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5 \r\nAAAAA\r\n0\r\n\r\n",
                " 5\r\nAAAAA\r\n0\r\n\r\n",
                "5\t\r\nAAAAA\r\n0\r\n\r\n",
                "0x5\r\nAAAAA\r\n0\r\n\r\n",
                "+5\r\nAAAAA\r\n0\r\n\r\n",
                "-5\r\nAAAAA\r\n0\r\n\r\n",
                "5\nAAAAA\r\n0\r\n\r\n",
                "5\rAAAAA\r0\r\r\n",
                "5;\rx\r\nAAAAA\r\n0\r\n\r\n",
                "5;\nx\r\nAAAAA\r\n0\r\n\r\n",
                "5 ;x\r\nAAAAA\r\n0\r\n\r\n",
                "g\r\nAAAAA\r\n0\r\n\r\n",
                "\r\nAAAAA\r\n0\r\n\r\n",
                "10000000000000005\r\nAAAAA\r\n0\r\n\r\n",
                "0000000000000000005\r\nAAAAA\r\n0\r\n\r\n",
                "5\r\nAAAAAXX0\r\n\r\n",
                "5\r\nAAAAAB\r\n0\r\n\r\n",
                "5\r\nAAAAA\n0\r\n\r\n",
                "0\nX: y\n\n",
                "0\r\nX: y\r\nGET /smuggled HTTP/1.1\r\n\r\n",
                "0\r\nX : y\r\n\r\n",
                "0\r\n X: y\r\n\r\n",
            })
    void chunks_malformed_areRefusedAndNothingAfterThemIsRead(String chunks) {
        try (RecordedAgent agent = new RecordedAgent(HOST, 443)) {
            String answer = agent.send(post("Transfer-Encoding: chunked") + chunks + SMUGGLED);
            assertThat(answer).startsWith("HTTP/1.1 400 ");
            assertThat(agent.send(SMUGGLED)).isEmpty();
            assertThat(agent.requests()).containsExactly("POST /ok");
        }
    }

    @Test
    void chunkLine_endless_isRefused() {
        try (RecordedAgent agent = new RecordedAgent(HOST, 443)) {
            assertThat(agent.send(post("Transfer-Encoding: chunked") + "5;" + "a".repeat(2000)))
                    .startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void trailers_tooLarge_areRefused() {
        try (RecordedAgent agent = new RecordedAgent(HOST, 443)) {
            String trailers = "X: " + "a".repeat(20_000);
            assertThat(agent.send(post("Transfer-Encoding: chunked") + "0\r\n" + trailers))
                    .startsWith("HTTP/1.1 431 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {HOST, HOST + ":443", "API.lab.TEST", HOST + ".", HOST + ".:443"})
    void host_sameAfterFolding_isAccepted(String host) {
        try (RecordedAgent agent = new RecordedAgent(HOST, 443)) {
            assertThat(agent.send(host(host))).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void host_otherPortOfConnection_mustBeNamed() {
        try (RecordedAgent agent = new RecordedAgent(HOST, 8443)) {
            assertThat(agent.send(host(HOST + ":8443"))).startsWith("HTTP/1.1 200 ");
            assertThat(agent.send(host(HOST))).startsWith("HTTP/1.1 421 ");
        }
    }

    @Test
    void target_absoluteFormOfSameHost_isForwardedInOriginForm() {
        try (RecordedAgent agent = new RecordedAgent(HOST, 443)) {
            agent.send(line("GET HTTPS://API.lab.test:443/x?y=1"));
            agent.send(line("GET https://api.lab.test?y"));
            assertThat(agent.requests()).containsExactly("GET /x?y=1", "GET /?y");
        }
    }

    /** A21: a pipelined request is its own request; a body never is one. */
    @Test
    void requests_pipelined_areTakenOneByOne() {
        try (RecordedAgent agent = new RecordedAgent(HOST, 443)) {
            String body = SMUGGLED;
            String chunked = "3\r\nabc\r\n2;x=\"y\"\r\nde\r\n0\r\nT: v\r\n\r\n";
            String answers =
                    agent.send(
                            post("Content-Length: " + body.length())
                                    + body
                                    + line("GET /second")
                                    + post("Transfer-Encoding: Chunked")
                                    + chunked
                                    + line("GET /last"));
            assertThat(agent.requests())
                    .containsExactly("POST /ok", "GET /second", "POST /ok", "GET /last");
            assertThat(agent.bodies()).isEqualTo(body + "abcde");
            assertThat(answers.split("HTTP/1.1 200 ", -1)).hasSize(5);
            assertThat(agent.open()).isTrue();
        }
    }

    @Test
    void requests_byteByByte_areReadAlike() {
        try (RecordedAgent agent = new RecordedAgent(HOST, 443)) {
            String stream =
                    post("Transfer-Encoding: chunked")
                            + "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
                            + post("Content-Length: 3")
                            + "xyz"
                            + line("GET /last");
            StringBuilder answers = new StringBuilder();
            for (int i = 0; i < stream.length(); i++) {
                answers.append(agent.send(stream.substring(i, i + 1)));
            }
            assertThat(agent.requests()).containsExactly("POST /ok", "POST /ok", "GET /last");
            assertThat(agent.bodies()).isEqualTo("abcdexyz");
            assertThat(answers.toString().split("HTTP/1.1 200 ", -1)).hasSize(4);
        }
    }

    @Test
    void request_wantingClose_isTheLast() {
        try (RecordedAgent agent = new RecordedAgent(HOST, 443)) {
            String answer = agent.send(get("Connection: close") + line("GET /second"));
            assertThat(answer).contains("Connection: close");
            assertThat(agent.requests()).containsExactly("GET /ok");
            assertThat(agent.open()).isFalse();
        }
    }

    /** A28 and A29: the agent is asked for its body only when it is wanted; h2c stays HTTP/1.1. */
    @Test
    void request_expectingContinue_isToldOnDemand() {
        try (RecordedAgent agent = new RecordedAgent(HOST, 443)) {
            assertThat(agent.send(post("Expect: 100-Continue\r\nContent-Length: 2")))
                    .isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            assertThat(agent.send("ab")).startsWith("HTTP/1.1 200 ");
            assertThat(agent.send(get("Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c")))
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    private static Arguments bad(String name, String head) {
        return answered(400, name, head);
    }

    private static Arguments answered(int status, String name, String head) {
        return Arguments.of(name, status, head);
    }

    private static String line(String methodAndTarget) {
        return methodAndTarget + " HTTP/1.1\r\nHost: " + HOST + "\r\n\r\n";
    }

    private static String host(String host) {
        return "GET /ok HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
    }

    private static String get(String fields) {
        return "GET /ok HTTP/1.1\r\nHost: " + HOST + "\r\n" + fields + "\r\n\r\n";
    }

    private static String post(String fields) {
        return "POST /ok HTTP/1.1\r\nHost: " + HOST + "\r\n" + fields + "\r\n\r\n";
    }
}
