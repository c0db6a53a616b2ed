package org.clawpatrol.proxy.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clawpatrol.proxy.fake.Patience.await;

import java.io.IOException;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.clawpatrol.proxy.telemetry.HandshakeFailure;
import org.clawpatrol.proxy.telemetry.prometheus.Exposition;
import org.clawpatrol.proxy.tls.CertificateAuthority;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before anybody is known, or before TLS is there, is counted all the same. */
class CountedRefusalsTest {
    private TestGateway gateway;

    @BeforeEach
    void open() throws Exception {
        gateway = new TestGateway(true, Optional.empty());
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECT api.test:443 HTTP/1.1|, device_unproven",
        "CONNECT api.test:443 HTTP/1.1|Proxy-Authorization: Bearer x|, device_unproven",
        "CONNECT api.test:443 HTTP/1.1|Proxy-Authorization: Bearer orphan-token|, policy",
        "CONNECT a:1 HTTP/1.1|Proxy-Authorization: a|Proxy-Authorization: b|, malformed_request",
        "no request|, malformed_request",
        "GET /here HTTP/1.1|Proxy-Authorization: Bearer good-token|, malformed_request",
        "CONNECT other.test:443 HTTP/1.1|Proxy-Authorization: Bearer good-token|, policy"
    })
    void httpHead_refused_isCountedByReason(String head, String reason) throws Exception {
        gateway.askBare(head.replace("|", "\r\n"));
        assertCounted(reason);
    }

    @Test
    void socks_withoutProof_isCounted() throws Exception {
        try (Socket socket = gateway.connect()) {
            socket.getOutputStream().write(new byte[] {5, 1, 0});
            assertThat(socket.getInputStream().readAllBytes()).containsExactly(5, 0xff);
        }
        assertCounted("device_unproven");
    }

    @Test
    void socks_withNoWayToProveOneself_isCounted() throws Exception {
        try (Socket socket = gateway.connect()) {
            socket.getOutputStream().write(new byte[] {5, 1, 1});
            assertThat(socket.getInputStream().readAllBytes()).containsExactly(5, 0xff);
        }
        assertCounted("device_unproven");
    }

    @Test
    void tlsListener_withoutAProvenPeer_isCounted() throws Exception {
        try (Socket socket = gateway.connect(gateway.tls)) {
            socket.getOutputStream().write(new byte[] {22, 3, 1, 0, 1, 0});
            assertThat(socket.getInputStream().readAllBytes()).endsWith(49);
        }
        assertCounted("device_unproven");
    }

    @Test
    void tlsWithTheProxy_thatIsNoTls_isCounted() throws Exception {
        try (Socket socket = gateway.connect()) {
            socket.getOutputStream().write(new byte[] {22, 3, 1, 0, 4, 2, 0, 0, 0});
            assertThat(socket.getInputStream().readAllBytes()).endsWith(50);
        }
        assertCounted("malformed_request");
    }

    @Test
    void tunnel_whoseServerNameIsAnother_isCounted() throws Exception {
        try (Socket tunnel = TestAgent.tunnel(gateway, "api.test:443");
                SSLSocket tls = TestAgent.tls(tunnel, gateway.authority, "other.test")) {
            assertThatThrownBy(tls::startHandshake).isInstanceOf(IOException.class);
        }
        assertCounted("wrong_host");
    }

    @Test
    void agent_thatDoesNotTrustTheAuthority_isCountedAsThat() throws Exception {
        var stranger = CertificateAuthority.create(InstantSource.system(), new SecureRandom());
        try (Socket tunnel = TestAgent.tunnel(gateway, "api.test:443");
                SSLSocket tls = TestAgent.tls(tunnel, stranger, "api.test")) {
            assertThatThrownBy(tls::startHandshake).isInstanceOf(SSLException.class);
        }
        await().until(() -> page().contains(handshakes(HandshakeFailure.UNTRUSTED, 1)));
        assertThat(page()).contains(handshakes(HandshakeFailure.OTHER, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "(certificate_unknown) Received fatal alert: certificate_unknown, UNTRUSTED",
        "error:10000418:SSL routines:OPENSSL_internal:TLSV1_ALERT_UNKNOWN_CA, UNTRUSTED",
        "SSLV3_ALERT_BAD_CERTIFICATE, UNTRUSTED",
        "Received fatal alert: handshake_failure, OTHER",
        "connection closed while unknown_ca was not said, OTHER",
        ", OTHER"
    })
    void failedHandshake_inTheWordsOfEveryLibrary_isToldApart(
            String words, HandshakeFailure reason) {
        assertThat(FailedHandshake.reason(new SSLException(words))).isEqualTo(reason);
    }

    private void assertCounted(String reason) {
        String counted = "clawpatrol_refusals_total{reason=\"" + reason + "\"} 1.0";
        await().untilAsserted(() -> assertThat(page()).contains(counted));
    }

    private static String handshakes(HandshakeFailure reason, int count) {
        return "clawpatrol_agents_handshake_failures_total{reason=\"%s\"} %d.0"
                .formatted(reason.label(), count);
    }

    private String page() {
        return new Exposition(gateway.metrics).page("").body();
    }
}
