package org.clawpatrol.proxy.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NoLeaks.class)
class SecureEntranceTest {
    private static final String TOKEN = "Proxy-Authorization: Bearer good-token\r\n\r\n";

    private TestGateway gateway;

    @BeforeEach
    void open() throws Exception {
        gateway = new TestGateway(false, Optional.empty());
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private SSLSocket proxy() throws Exception {
        return TestAgent.tls(gateway.connect(), gateway.authority, "proxy.corp", "http/1.1");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void send(Socket socket, String text) throws Exception {
        socket.getOutputStream().write(ascii(text));
        socket.getOutputStream().flush();
    }

    @ParameterizedTest
    @ValueSource(strings = {"api.test", "API.test"})
    void nameAnEndpointClaims_isNeverTheProxys(String name) throws Exception {
        try (SSLSocket tls =
                TestAgent.tls(gateway.connect(), gateway.authority, name, "http/1.1")) {
            assertThatThrownBy(tls::startHandshake)
                    .isInstanceOf(SSLException.class)
                    .hasMessageContaining("unrecognized_name");
        }
    }

    @Test
    void otherProtocols_areNotSpokenToTheProxy() throws Exception {
        try (SSLSocket tls =
                TestAgent.tls(gateway.connect(), gateway.authority, "proxy.corp", "h2")) {
            assertThatThrownBy(tls::startHandshake).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void agentWithoutServerName_getsTheAddressItConnectedTo() throws Exception {
        // The test's client never says an address; it checks for another one than this.
        try (SSLSocket tls = TestAgent.tls(gateway.connect(), gateway.authority, "", "http/1.1")) {
            var parameters = tls.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("");
            tls.setSSLParameters(parameters);
            tls.startHandshake();
            var leaf = (X509Certificate) tls.getSession().getPeerCertificates()[0];
            assertThat(leaf.getSubjectAlternativeNames())
                    .singleElement()
                    .asString()
                    .contains("127.0.0.1");
        }
    }

    @Test
    void agentWithoutToken_isAskedForOneInside() throws Exception {
        try (SSLSocket tls = proxy()) {
            send(tls, "CONNECT api.test:443 HTTP/1.1\r\n\r\n");
            assertThat(new String(tls.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 407 ")
                    .contains("clawpatrol join");
        }
    }

    @Test
    void requestsToItself_areNoProxyRequests() throws Exception {
        try (SSLSocket tls = proxy()) {
            send(tls, "GET / HTTP/1.1\r\nHost: proxy.corp\r\n" + TOKEN);
            assertThat(new String(tls.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400 ");
        }
        assertThat(gateway.started).isEmpty();
    }

    @Test
    void socksInside_isNotSpoken() throws Exception {
        try (SSLSocket tls = proxy()) {
            tls.getOutputStream().write(new byte[] {5, 1, 0, '\r', '\n', '\r', '\n'});
            tls.getOutputStream().flush();
            assertThat(new String(tls.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void endpoint_insideTls_isTerminatedWithItsOwnTls() throws Exception {
        try (SSLSocket outer = proxy()) {
            send(outer, "CONNECT api.test:443 HTTP/1.1\r\n" + TOKEN);
            assertThat(TestAgent.readHead(outer.getInputStream())).startsWith("HTTP/1.1 200 ");
            SSLSocket inner = TestAgent.tls(outer, gateway.authority, "api.test", "http/1.1");
            assertThat(TestAgent.echo(inner, "hello")).isEqualTo("echo:hello");
            assertThat(inner.getApplicationProtocol()).isEqualTo("http/1.1");
        }
        assertThat(gateway.nextStarted().peer().deviceName()).isEqualTo("laptop");
    }

    @Test
    void endpoint_insideTlsInPlainText_isRefused() throws Exception {
        try (SSLSocket outer = proxy()) {
            send(outer, "CONNECT api.test:443 HTTP/1.1\r\n" + TOKEN);
            assertThat(TestAgent.readHead(outer.getInputStream())).startsWith("HTTP/1.1 200 ");
            send(outer, "GET / HTTP/1.1\r\nHost: api.test\r\n\r\n");
            assertThat(outer.getInputStream().readAllBytes()).isEmpty();
        }
        assertThat(gateway.started).isEmpty();
        assertThat(gateway.journal.refusals).hasSize(1);
    }

    @Test
    void unknownHost_insideTls_isSplicedWholeAndEndsCleanly() throws Exception {
        byte[] much = new byte[3_000_000];
        Arrays.fill(much, (byte) 'x');
        try (ServerSocket origin = new ServerSocket()) {
            origin.bind(TestGateway.loopback(0));
            try (SSLSocket outer = proxy()) {
                send(
                        outer,
                        "CONNECT a.reach.test:" + origin.getLocalPort() + " HTTP/1.1\r\n" + TOKEN);
                assertThat(TestAgent.readHead(outer.getInputStream())).startsWith("HTTP/1.1 200 ");
                try (Socket accepted = origin.accept()) {
                    send(outer, "ping");
                    assertThat(accepted.getInputStream().readNBytes(4)).isEqualTo(ascii("ping"));
                    accepted.getOutputStream().write(much);
                }
                assertThat(outer.getInputStream().readAllBytes()).isEqualTo(much);
            }
        }
        assertThat(gateway.journal.nextOutcome().bytesOut()).isEqualTo(much.length);
    }

    @Test
    void brokenHello_isAnsweredByAnAlert() throws Exception {
        try (Socket socket = gateway.connect()) {
            socket.getOutputStream().write(new byte[] {22, 3, 1, 0, 4, 2, 0, 0, 0});
            assertThat(socket.getInputStream().readAllBytes())
                    .isEqualTo(new byte[] {21, 3, 3, 0, 2, 2, 50});
        }
    }
}
