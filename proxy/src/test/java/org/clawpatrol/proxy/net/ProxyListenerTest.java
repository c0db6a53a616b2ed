package org.clawpatrol.proxy.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NoLeaks.class)
class ProxyListenerTest {
    private static final String CONNECT = "CONNECT api.test:443 HTTP/1.1\r\nHost: api.test:443\r\n";

    private TestGateway gateway;

    @BeforeEach
    void open() throws Exception {
        gateway = new TestGateway(false, Optional.empty());
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private static String basic(String pair) {
        return "Proxy-Authorization: Basic "
                + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))
                + "\r\n";
    }

    @Test
    void agent_withoutToken_isAskedForOneAndToldHow() throws Exception {
        assertThat(gateway.askBare(CONNECT))
                .startsWith("HTTP/1.1 407 ")
                .contains("Proxy-Authenticate: Basic realm=\"clawpatrol\"\r\n")
                .contains("clawpatrol join");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer wrong",
                "Bearer ",
                "Bearer",
                "bearer\tgood-token",
                "Digest good-token",
                "good-token",
                "Basic ???",
                "Basic Z29vZC10b2tlbg==",
                "Bearer good-token x"
            })
    void agent_withWrongToken_isRefusedWhateverTheDefaultProfile(String proof) throws Exception {
        try (TestGateway lenient = new TestGateway(false, Optional.of("agent"))) {
            assertThat(lenient.askBare(CONNECT + "Proxy-Authorization: " + proof + "\r\n"))
                    .startsWith("HTTP/1.1 407 ");
            assertThat(lenient.started).isEmpty();
        }
    }

    @Test
    void agent_withTwoTokens_isRefused() throws Exception {
        assertThat(gateway.ask(CONNECT + "proxy-authorization: Bearer good-token\r\n"))
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    void agent_whoseProfileIsGone_isRefused() throws Exception {
        assertThat(gateway.askBare(CONNECT + "Proxy-Authorization: Bearer orphan-token\r\n"))
                .startsWith("HTTP/1.1 403 ");
    }

    @Test
    void agent_withTokenAsPassword_isKnown() throws Exception {
        assertThat(gateway.askBare("CONNECT 127.0.0.1:1 HTTP/1.1\r\n" + basic("any:good-token")))
                .startsWith("HTTP/1.1 403 ");
        assertThat(gateway.journal.refusals.getFirst().deviceName()).isEqualTo("laptop");
    }

    @Test
    void loopbackPeer_withDefaultProfile_isKnownAsLoopback() throws Exception {
        try (TestGateway lenient = new TestGateway(false, Optional.of("agent"))) {
            assertThat(lenient.askBare("CONNECT 127.0.0.1:1 HTTP/1.1\r\n"))
                    .startsWith("HTTP/1.1 403 ");
            assertThat(lenient.journal.refusals.getFirst().deviceId()).isEqualTo("loopback");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "localhost",
                "localhost.",
                "LOCALHOST",
                "2130706433",
                "0x7f.1",
                "127.1",
                "0",
                "0.0.0.0",
                "[::1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[64:ff9b::7f00:1]",
                "169.254.169.254",
                "[fd00:ec2::254]",
                "10.0.0.1",
                "100.100.100.200",
                "192.0.0.192",
                "192.168.0.1",
            })
    void connect_toAddressOfTheGatewayOrItsNetworks_isRefusedAndRecorded(String host)
            throws Exception {
        assertThat(gateway.ask("CONNECT " + host + ":8080 HTTP/1.1\r\n"))
                .startsWith("HTTP/1.1 403 ")
                .endsWith(
                        "\r\n\r\nthe address is in a range that is not reachable through the gateway\n");
        assertThat(gateway.journal.refusals)
                .singleElement()
                .satisfies(record -> assertThat(record.verdict()).isEqualTo("deny"));
    }

    @Test
    void connect_toNameThatLeadsInside_isRefusedWhateverElseItLeadsTo() throws Exception {
        assertThat(gateway.ask("CONNECT rebound.test:443 HTTP/1.1\r\n"))
                .startsWith("HTTP/1.1 403 ")
                .contains("not reachable through the gateway");
        assertThat(gateway.journal.nextOutcome().error()).contains("127.0.0.1");
    }

    @Test
    void connect_toNameNobodyKnows_isABadGateway() throws Exception {
        assertThat(gateway.ask("CONNECT nowhere.test:443 HTTP/1.1\r\n"))
                .startsWith("HTTP/1.1 502 ")
                .endsWith("upstream unreachable\n");
        assertThat(gateway.journal.nextOutcome().status()).isEqualTo("502");
    }

    @Test
    void connect_hostDisagrees_isMisdirectedAndRecorded() throws Exception {
        assertThat(gateway.ask("CONNECT api.test:443 HTTP/1.1\r\nHost: evil.test:443\r\n"))
                .startsWith("HTTP/1.1 421 ");
        assertThat(gateway.journal.refusals).hasSize(1);
    }

    @Test
    void unknownHost_whenDenied_isRefusedWithReason() throws Exception {
        try (TestGateway strict = new TestGateway(true, Optional.empty())) {
            for (String target : new String[] {"unknown.test:443", "198.51.100.1:443"}) {
                assertThat(strict.ask("CONNECT " + target + " HTTP/1.1\r\n"))
                        .startsWith("HTTP/1.1 403 ")
                        .contains("Content-Type: text/plain")
                        .contains("Connection: close")
                        .endsWith("no endpoint of this profile claims the host\n");
            }
            assertThat(strict.journal.refusals).hasSize(2);
            assertThat(strict.journal.intents).isEmpty();
        }
    }

    @Test
    void unknownHost_whenTheJournalIsBroken_isNotReached() throws Exception {
        gateway.journal.broken = true;
        assertThat(gateway.ask("CONNECT a.reach.test:443 HTTP/1.1\r\n"))
                .startsWith("HTTP/1.1 503 ");
    }

    @ParameterizedTest
    @CsvSource({
        "http://api.test/",
        "http://api.test:80/",
        "http://API.TEST.:8080/",
        "http://api.test:443/"
    })
    void plainHttp_toProtectedHost_isRefusedOnAnyPort(String target) throws Exception {
        String authority = target.substring(7, target.length() - 1);
        assertThat(gateway.ask("GET " + target + " HTTP/1.1\r\nHost: " + authority + "\r\n"))
                .startsWith("HTTP/1.1 403 ")
                .endsWith("plain HTTP to a protected host is refused; use https\n");
        assertThat(gateway.journal.refusals).hasSize(1);
        assertThat(gateway.journal.intents).isEmpty();
    }

    @Test
    void plainHttp_toUnknownHost_arrivesRewritten() throws Exception {
        try (ServerSocket origin = new ServerSocket()) {
            origin.bind(TestGateway.loopback(0));
            var seen =
                    CompletableFuture.supplyAsync(
                            () -> answerOnce(origin, "HTTP/1.1 200 OK\r\n\r\nhi"),
                            Thread::startVirtualThread);
            String host = "a.reach.test:" + origin.getLocalPort();
            assertThat(
                            gateway.ask(
                                    "GET http://"
                                            + host
                                            + "/x?y HTTP/1.1\r\nHost: "
                                            + host
                                            + "\r\nProxy-Connection: keep-alive\r\n"))
                    .isEqualTo("HTTP/1.1 200 OK\r\n\r\nhi");
            assertThat(seen.join())
                    .isEqualTo(
                            "GET /x?y HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
        }
        assertThat(gateway.journal.nextOutcome().bytesOut()).isEqualTo(21);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET / HTTP/1.1\r\n", "PRI * HTTP/2.0\r\n", "EHLO x\r\n", "SSX-", "sSH-2"})
    void plainText_toProtectedHostThroughATunnel_isCut(String text) throws Exception {
        try (ServerSocket origin = new ServerSocket()) {
            origin.bind(TestGateway.loopback(0));
            String target = "api.reach.test:" + origin.getLocalPort();
            try (Socket agent = TestAgent.tunnel(gateway, target);
                    Socket accepted = origin.accept()) {
                agent.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
                assertThat(agent.getInputStream().read()).isNegative();
                assertThat(accepted.getInputStream().readAllBytes()).isEmpty();
            }
        }
        assertThat(gateway.journal.nextOutcome().error()).contains("plain text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-x\r\n", "\u0000\u0001binary"})
    void otherProtocols_toProtectedHostThroughATunnel_pass(String text) throws Exception {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        try (ServerSocket origin = new ServerSocket()) {
            origin.bind(TestGateway.loopback(0));
            String target = "api.reach.test:" + origin.getLocalPort();
            try (Socket agent = TestAgent.tunnel(gateway, target);
                    Socket accepted = origin.accept()) {
                for (byte piece : bytes) {
                    agent.getOutputStream().write(piece);
                }
                assertThat(accepted.getInputStream().readNBytes(bytes.length)).isEqualTo(bytes);
            }
        }
    }

    private static String answerOnce(ServerSocket origin, String answer) {
        try (Socket socket = origin.accept()) {
            String head = TestAgent.readHead(socket.getInputStream());
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            return head;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void head_overItsLimit_isTooLarge() throws Exception {
        assertThat(
                        gateway.askBare(
                                "CONNECT api.test:443 HTTP/1.1\r\nX: "
                                        + "x".repeat(70_000)
                                        + "\r\n"))
                .startsWith("HTTP/1.1 431 ");
    }

    @Test
    void head_inPieces_isReadTheSame() throws Exception {
        try (Socket socket = gateway.connect()) {
            socket.setTcpNoDelay(true);
            for (byte piece : (CONNECT + "\r\n").getBytes(StandardCharsets.US_ASCII)) {
                socket.getOutputStream().write(piece);
            }
            InputStream in = socket.getInputStream();
            assertThat(TestAgent.readHead(in)).startsWith("HTTP/1.1 407 ");
        }
    }
}
