package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A01, A02, A25, A29: an origin that lies, floods, or sends the credential back. */
class HostileOriginTest {
    private static final String SECRET = LoopbackGateway.SECRET;
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of(
                        "length and chunked",
                        ok("Content-Length: 2\r\nTransfer-Encoding: chunked") + "ok"),
                Arguments.of("two lengths", ok("Content-Length: 2\r\nContent-Length: 3") + "oka"),
                Arguments.of("negative length", ok("Content-Length: -1")),
                Arguments.of("length list", ok("Content-Length: 2, 2") + "ok"),
                Arguments.of("unknown coding", ok("Transfer-Encoding: gzip, chunked")),
                Arguments.of("folded field", ok("X: y\r\n z\r\nContent-Length: 0")),
                Arguments.of("NUL in field", ok("X: \0\r\nContent-Length: 0")),
                Arguments.of("bare line feed", "HTTP/1.1 200 OK\nContent-Length: 0\n\n"),
                Arguments.of("space before colon", ok("Content-Length : 0")),
                Arguments.of("unasked upgrade", "HTTP/1.1 101 Switching Protocols\r\n\r\n"),
                Arguments.of("huge head", ok("X: " + "a".repeat(70_000))),
                Arguments.of("many fields", ok("X: y\r\n".repeat(300) + "Content-Length: 0")),
                Arguments.of("not HTTP", "SSH-2.0-OpenSSH\r\n\r\n"),
                Arguments.of("HTTP/2", "HTTP/2.0 200 OK\r\n\r\n"),
                Arguments.of("bad status", "HTTP/1.1 99 X\r\n\r\n"),
                Arguments.of("long status", "HTTP/1.1 2000 X\r\n\r\n"),
                Arguments.of("nothing", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void response_malformed_isA502AndTheConnectionIsNotReused(String name, String response)
            throws IOException {
        try (TestOrigin origin =
                        TestOrigin.start(
                                (connection, head, in, out) -> {
                                    TestOrigin.write(out, response);
                                    return !response.isEmpty();
                                });
                LoopbackGateway gateway =
                        new LoopbackGateway(new Lab().token("t").build(), origin.port())) {
            for (int i = 1; i <= 2; i++) {
                try (RawAgent agent = gateway.agent()) {
                    String answer = agent.send(get()).rest();
                    assertThat(answer).startsWith("HTTP/1.1 502 Bad Gateway\r\n");
                    assertThat(answer).doesNotContain(SECRET);
                    assertThat(origin.connections()).isEqualTo(i);
                }
            }
        }
    }

    @Test
    void responses_twoForOneRequest_onlyTheFirstIsPassedOn() throws IOException {
        try (TestOrigin origin = TestOrigin.answering(OK + OK.replace("ok", "no"));
                LoopbackGateway gateway = new LoopbackGateway(new Lab().build(), origin.port());
                RawAgent agent = gateway.agent()) {
            for (int i = 1; i <= 3; i++) {
                assertThat(agent.send(get()).response()).isEqualTo(OK);
                assertThat(origin.connections()).isEqualTo(i);
            }
        }
    }

    @Test
    void response_cutShort_isVisiblyIncomplete() throws IOException {
        try (TestOrigin origin =
                        TestOrigin.start(
                                (connection, head, in, out) -> {
                                    TestOrigin.write(out, ok("Content-Length: 10") + "abc");
                                    return false;
                                });
                LoopbackGateway gateway = new LoopbackGateway(new Lab().build(), origin.port());
                RawAgent agent = gateway.agent()) {
            assertThat(agent.send(get()).rest()).doesNotContain("502").endsWith("abc");
        }
    }

    @Test
    void response_malformedChunk_isVisiblyIncomplete() throws IOException {
        try (TestOrigin origin =
                        TestOrigin.answering(
                                ok("Transfer-Encoding: chunked") + "3\r\nabcXX\r\n0\r\n\r\n");
                LoopbackGateway gateway = new LoopbackGateway(new Lab().build(), origin.port());
                RawAgent agent = gateway.agent()) {
            assertThat(agent.send(get()).rest()).doesNotContain("0\r\n\r\n");
        }
    }

    /** A02: fields that authenticate, set state or move the agent elsewhere stay here. */
    @Test
    void response_sensitiveFields_areRemovedFromHeadAndTrailers() throws IOException {
        String fields =
                "Set-Cookie: s=1\r\nset-cookie2: s\r\nProxy-Authenticate: Basic\r\n"
                        + "Authentication-Info: x\r\nProxy-Authentication-Info: x\r\n"
                        + "Alt-Svc: h3=\":443\"\r\nWWW-Authenticate: Bearer realm=\"x\"\r\n"
                        + "Connection: X-Hop\r\nX-Hop: 1\r\nKeep-Alive: 5\r\nX-Kept: 1\r\n";
        try (TestOrigin origin =
                        TestOrigin.answering(
                                "HTTP/1.1 200 OK\r\n"
                                        + fields
                                        + "Transfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n"
                                        + fields
                                        + "WWW-Authenticate: Basic realm=\"x\"\r\n\r\n");
                LoopbackGateway gateway = new LoopbackGateway(new Lab().build(), origin.port());
                RawAgent agent = gateway.agent()) {
            assertThat(agent.send(get()).head())
                    .isEqualTo(
                            "HTTP/1.1 200 OK\r\nX-Kept: 1\r\nTransfer-Encoding: chunked\r\n\r\n");
            String rest = "2\r\nok\r\n0\r\nX-Kept: 1\r\n\r\n";
            assertThat(new String(agent.bytes(rest.length()), StandardCharsets.US_ASCII))
                    .isEqualTo(rest);
        }
    }

    @Test
    void response_basicChallenge_isKept() throws IOException {
        try (TestOrigin origin =
                        TestOrigin.answering(
                                "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"git\"\r\n"
                                        + "WWW-Authenticate: Basic\r\n"
                                        + "WWW-Authenticate: Basic realm=\"x\", Bearer y\r\n"
                                        + "Content-Length: 0\r\n\r\n");
                LoopbackGateway gateway = new LoopbackGateway(new Lab().build(), origin.port());
                RawAgent agent = gateway.agent()) {
            assertThat(agent.send(get()).response())
                    .isEqualTo(
                            "HTTP/1.1 401 Unauthorized\r\n"
                                    + "WWW-Authenticate: Basic realm=\"git\"\r\n"
                                    + "Content-Length: 0\r\n\r\n");
        }
    }

    /** A01 and A02: an echo of everything that was sent, in every shape. */
    @Test
    void response_echoingTheCredential_neverShowsIt() throws IOException {
        try (TestOrigin origin = TestOrigin.start(HostileOriginTest::echo);
                LoopbackGateway gateway =
                        new LoopbackGateway(new Lab().token("t").build(), origin.port());
                RawAgent agent = gateway.agent()) {
            String base64 = Base64.getEncoder().encodeToString(bytes("Bearer " + SECRET));
            for (String shape : new String[] {"/length", "/chunks", "/close"}) {
                agent.send("GET " + shape + " HTTP/1.1\r\nHost: api.lab.test\r\n\r\n");
                String head = agent.head();
                String body = agent.body(head);
                assertThat(head + body).doesNotContain(SECRET, base64, SECRET.replace("/", "%2F"));
                assertThat(head).contains("X-Echo: Bearer " + "*".repeat(SECRET.length()));
                assertThat(body).contains("Bearer " + "*".repeat(SECRET.length()), "end of echo");
            }
        }
    }

    private static boolean echo(
            int connection, String head, java.io.InputStream in, java.io.OutputStream out)
            throws IOException {
        String text = bodyOf(head);
        String fields = "HTTP/1.1 200 OK\r\nX-Echo: Bearer " + SECRET + "\r\n";
        if (head.startsWith("GET /length ")) {
            TestOrigin.write(out, fields + "Content-Length: " + text.length() + "\r\n\r\n" + text);
            return true;
        }
        boolean chunked = head.startsWith("GET /chunks ");
        TestOrigin.write(out, fields + (chunked ? "Transfer-Encoding: chunked\r\n\r\n" : "\r\n"));
        for (int i = 0; i < text.length(); i += 7) {
            String piece = text.substring(i, Math.min(text.length(), i + 7));
            String size = Integer.toHexString(piece.length());
            TestOrigin.write(out, chunked ? size + "\r\n" + piece + "\r\n" : piece);
        }
        if (chunked) {
            TestOrigin.write(out, "0\r\nX-Echo: " + SECRET + "\r\n\r\n");
        }
        return chunked;
    }

    private static String bodyOf(String head) {
        return head
                + Base64.getEncoder().encodeToString(bytes("Bearer " + SECRET))
                + " "
                + SECRET.replace("/", "%2F")
                + " "
                + SECRET.substring(0, 9)
                + " end of echo";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String ok(String fields) {
        return "HTTP/1.1 200 OK\r\n" + fields + "\r\n\r\n";
    }

    private static String get() {
        return "GET / HTTP/1.1\r\nHost: api.lab.test\r\n\r\n";
    }
}
