package org.clawpatrol.proxy.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.clawpatrol.proxy.flow.Peer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NoLeaks.class)
class TlsTerminationTest {
    private static final int ALERT = 21;

    private TestGateway gateway;

    @BeforeEach
    void open() throws Exception {
        gateway = new TestGateway(false, Optional.of("agent"));
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private String refusal() {
        assertThat(gateway.started).as("no protocol was started").isEmpty();
        assertThat(gateway.journal.intents).isEmpty();
        return gateway.journal.refusals.getFirst().reason();
    }

    /** Sends raw bytes through a tunnel and gives everything that comes back. */
    private byte[] raw(String target, byte[] bytes) throws Exception {
        try (Socket socket = TestAgent.tunnel(gateway, target)) {
            socket.getOutputStream().write(bytes);
            return socket.getInputStream().readAllBytes();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"api.test:443", "API.TEST:443", "api.test.:443"})
    void tunnel_toClaimedHost_speaksTlsWithALeafOfTheAuthority(String target) throws Exception {
        try (SSLSocket tls =
                TestAgent.tls(
                        TestAgent.tunnel(gateway, target),
                        gateway.authority,
                        "api.test",
                        "h2",
                        "http/1.1")) {
            assertThat(TestAgent.echo(tls, "hello")).isEqualTo("echo:hello");
            assertThat(tls.getApplicationProtocol()).isEqualTo("http/1.1");
            var leaf = (X509Certificate) tls.getSession().getPeerCertificates()[0];
            assertThat(leaf.getSubjectX500Principal().getName()).isEqualTo("CN=api.test");
        }
        assertThat(gateway.nextStarted())
                .isEqualTo(
                        new Connection(
                                new Peer("d1", "laptop", "agent", "127.0.0.1"), "api.test", 443));
    }

    @Test
    void tunnel_withoutAlpn_speaksHttp11() throws Exception {
        try (SSLSocket tls =
                TestAgent.tls(
                        TestAgent.tunnel(gateway, "api.test:443"), gateway.authority, "api.test")) {
            assertThat(TestAgent.echo(tls, "hello")).isEqualTo("echo:hello");
        }
    }

    @Test
    void tunnel_helloSentWithTheRequest_isNotLost() throws Exception {
        try (Socket socket = gateway.connect()) {
            byte[] hello = ClientHelloReaderTest.hello("evil.test");
            socket.getOutputStream()
                    .write(
                            "CONNECT api.test:443 HTTP/1.1\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(hello);
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(answer)
                    .startsWith("HTTP/1.1 200 ")
                    .endsWith("\u0015\u0003\u0003\u0000\u0002\u0002p");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.test", "www.api.test", "api.test.evil.test", "apiXtest"})
    void serverName_ofAnotherHost_isRefusedWithAnAlert(String sni) throws Exception {
        assertThat(raw("api.test:443", ClientHelloReaderTest.hello(sni)))
                .startsWith(ALERT, 3, 3)
                .endsWith(112);
        assertThat(refusal()).isEqualTo("the TLS server name is not the requested host");
    }

    @Test
    void serverName_missingForANamedHost_isRefused() throws Exception {
        assertThat(raw("api.test:443", ClientHelloReaderTest.hello(""))).endsWith(112);
        assertThat(refusal()).isEqualTo("the TLS server name is not the requested host");
    }

    @Test
    void serverName_missingForAnAddress_isFine() throws Exception {
        try (SSLSocket tls =
                TestAgent.tls(
                        TestAgent.tunnel(gateway, "198.51.100.9:443"), gateway.authority, "")) {
            assertThat(TestAgent.echo(tls, "hello")).isEqualTo("echo:hello");
        }
    }

    @Test
    void serverName_givenForAnAddress_isRefused() throws Exception {
        assertThat(raw("198.51.100.9:443", ClientHelloReaderTest.hello("api.test"))).endsWith(112);
        assertThat(refusal()).isEqualTo("the TLS server name is not the requested host");
    }

    @Test
    void encryptedHello_withAnotherOuterName_isRefused() throws Exception {
        byte[] outer =
                ClientHelloReaderTest.build(
                        ClientHelloReaderTest.extension(0, new byte[] {0, 4, 0, 0, 1, 'x'}),
                        ClientHelloReaderTest.extension(0xfe0d, new byte[] {0}));
        assertThat(raw("api.test:443", outer)).endsWith(112);
    }

    @Test
    void alpn_withoutOverlap_isRefusedWithAnAlert() throws Exception {
        assertThat(raw("api.test:443", ClientHelloReaderTest.hello("api.test", "h2", "spdy/3")))
                .endsWith(120);
        assertThat(refusal()).contains("no application protocol");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET / HTTP/1.1\r\nHost: api.test\r\n\r\n", "SSH-2.0-x\r\n", "\u0000\u0000"})
    void bytes_thatAreNotTls_closeTheTunnelAndAreRecorded(String bytes) throws Exception {
        assertThat(raw("api.test:443", bytes.getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
        assertThat(refusal()).isEqualTo("the agent does not speak TLS");
    }

    @Test
    void agent_thatDoesNotTrustTheAuthority_getsNowhere() throws Exception {
        try (TestGateway other = new TestGateway(false, Optional.empty());
                SSLSocket tls =
                        TestAgent.tls(
                                TestAgent.tunnel(gateway, "api.test:443"),
                                other.authority,
                                "api.test")) {
            assertThatThrownBy(tls::startHandshake).isInstanceOf(SSLException.class);
        }
        assertThat(gateway.started).isEmpty();
    }

    @Test
    void directTls_toClaimedHost_isTheSamePath() throws Exception {
        int port;
        try (SSLSocket tls =
                TestAgent.tls(
                        gateway.connect(gateway.tls), gateway.authority, "api.test", "http/1.1")) {
            assertThat(TestAgent.echo(tls, "hello")).isEqualTo("echo:hello");
            port = tls.getPort();
        }
        assertThat(gateway.nextStarted())
                .isEqualTo(
                        new Connection(
                                new Peer("loopback", "loopback", "agent", "127.0.0.1"),
                                "api.test",
                                443,
                                OptionalInt.of(port)));
    }

    private byte[] direct(TestGateway to, byte[] hello) throws Exception {
        try (Socket socket = to.connect(to.tls)) {
            socket.getOutputStream().write(hello);
            return socket.getInputStream().readAllBytes();
        }
    }

    @Test
    void directTls_withoutServerName_isRefusedAndRecorded() throws Exception {
        assertThat(direct(gateway, ClientHelloReaderTest.hello(""))).endsWith(112);
        assertThat(refusal()).contains("no usable TLS server name");
    }

    @Test
    void directTls_withoutDefaultProfile_isTurnedAway() throws Exception {
        try (TestGateway strict = new TestGateway(false, Optional.empty())) {
            assertThat(direct(strict, ClientHelloReaderTest.hello("api.test"))).endsWith(49);
            assertThat(strict.started).isEmpty();
        }
    }

    @Test
    void directTls_toUnknownHostBehindEncryptedHello_isRefused() throws Exception {
        byte[] outer =
                ClientHelloReaderTest.build(
                        ClientHelloReaderTest.extension(0, new byte[] {0, 4, 0, 0, 1, 'x'}),
                        ClientHelloReaderTest.extension(0xfe0d, new byte[] {0}));
        assertThat(direct(gateway, outer)).endsWith(49);
        assertThat(refusal()).contains("encrypted ClientHello");
    }

    @Test
    void directTls_notTls_isRefusedAndRecorded() throws Exception {
        assertThat(direct(gateway, "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))
                .startsWith(ALERT);
        assertThat(refusal()).isEqualTo("the agent does not speak TLS");
    }

    @Test
    void directTls_unknownHostWhenDenied_isRefused() throws Exception {
        try (TestGateway strict = new TestGateway(true, Optional.of("agent"))) {
            assertThat(direct(strict, ClientHelloReaderTest.hello("unknown.test"))).endsWith(49);
            assertThat(strict.journal.refusals).hasSize(1);
        }
    }
}
