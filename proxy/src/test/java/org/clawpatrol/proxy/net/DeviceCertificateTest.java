package org.clawpatrol.proxy.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.clawpatrol.proxy.flow.Peer;
import org.clawpatrol.proxy.tls.TestPki;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Devices that prove themselves by a certificate at {@code tls_listen}. */
@ExtendWith(NoLeaks.class)
class DeviceCertificateTest {
    private static final String DEVICE = "clawpatrol:device:dev_1";
    private static final Duration DAY = Duration.ofDays(1);

    private TestPki pki;
    private TestGateway gateway;

    @BeforeEach
    void open() throws Exception {
        pki = new TestPki();
        gateway = TestGateway.asking(Optional.of("agent"), pki.rootPem());
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private SSLSocket connect(SSLContext context, String version) throws Exception {
        SSLSocket tls =
                TestAgent.tls(
                        context, gateway.connect(gateway.tls), TestGateway.CLAIMED, "http/1.1");
        tls.setEnabledProtocols(new String[] {version});
        return tls;
    }

    private SSLContext showing(TestPki.Origin certificate) throws Exception {
        return TestAgent.showing(gateway.authority, certificate);
    }

    /** Whether the agent hears anything but the end. */
    private static boolean answered(Socket tls) {
        try {
            return TestAgent.echo(tls, "hello").equals("echo:hello");
        } catch (IOException refused) {
            return false;
        }
    }

    /** Waits for the gateway to close. */
    private static boolean ends(Socket tls) {
        try {
            return tls.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException closed) {
            return true;
        }
    }

    private void assertRefused(TestPki.Origin certificate) throws Exception {
        for (String version : new String[] {"TLSv1.3", "TLSv1.2"}) {
            try (SSLSocket tls = connect(showing(certificate), version)) {
                assertThat(answered(tls)).as(version).isFalse();
            }
        }
        assertThat(gateway.started).as("no protocol was started").isEmpty();
    }

    @Test
    void certificateOfAnotherAuthority_isRefused() throws Exception {
        assertRefused(new TestPki().client(DAY, DEVICE));
        assertRefused(TestPki.selfSigned("dev_1"));
    }

    @Test
    void certificateThatEnded_isRefused() throws Exception {
        assertRefused(pki.client(Duration.ofMinutes(-1), DEVICE));
    }

    @Test
    void certificateWithoutItsKey_isRefused() throws Exception {
        assertRefused(TestPki.stolen(pki.client(DAY, DEVICE)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clawpatrol:device:dev_3",
                "clawpatrol:device:",
                "clawpatrol:device:DEV_1",
                "clawpatrol:device:dev_1 ",
                "Clawpatrol:device:dev_1",
                "urn:dev_1"
            })
    void certificateOfNoDevice_isRefused(String uri) throws Exception {
        assertRefused(pki.client(DAY, uri));
    }

    /** The common name is for people. */
    @Test
    void certificateOfNoneOrTwoDevices_isRefused() throws Exception {
        assertRefused(pki.client(DAY));
        assertRefused(pki.client(DAY, DEVICE, "clawpatrol:device:dev_2"));
        assertRefused(pki.good("dev_1"));
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.3", "TLSv1.2"})
    void certificate_provesItsDevice(String version) throws Exception {
        TestPki.Origin second = pki.client(DAY, "clawpatrol:device:dev_2", "urn:of:somebody");
        int port;
        try (SSLSocket tls = connect(showing(second), version)) {
            assertThat(answered(tls)).isTrue();
            port = tls.getPort();
        }
        assertThat(gateway.nextStarted())
                .isEqualTo(
                        new Connection(
                                new Peer("dev_2", "box", "agent", "127.0.0.1"),
                                TestGateway.CLAIMED,
                                443,
                                OptionalInt.of(port)));
    }

    @Test
    void agentWithoutCertificate_isTheLoopbackPeer_orNobody() throws Exception {
        try (SSLSocket tls =
                TestAgent.tls(
                        gateway.connect(gateway.tls), gateway.authority, TestGateway.CLAIMED)) {
            assertThat(answered(tls)).isTrue();
        }
        assertThat(gateway.nextStarted().peer().deviceId()).isEqualTo("loopback");
        try (TestGateway strict = TestGateway.asking(Optional.empty(), pki.rootPem());
                SSLSocket tls =
                        TestAgent.tls(
                                strict.connect(strict.tls),
                                strict.authority,
                                TestGateway.CLAIMED)) {
            assertThat(answered(tls)).isFalse();
            assertThat(strict.started).isEmpty();
        }
    }

    /** One context resumes its sessions; they must not carry on for who was removed. */
    @ParameterizedTest
    @CsvSource({"TLSv1.3", "TLSv1.2"})
    void deviceThatIsRemoved_losesItsConnections_andItsSessions(String version) throws Exception {
        SSLContext agent = showing(pki.client(DAY, DEVICE));
        try (SSLSocket first = connect(agent, version);
                SSLSocket open = connect(agent, version)) {
            assertThat(answered(first)).isTrue();
            assertThat(answered(open)).isTrue();
            gateway.devices.remove("dev_1");
            assertThat(ends(open)).isTrue();
        }
        gateway.started.clear();
        for (int i = 0; i < 3; i++) {
            try (SSLSocket later = connect(agent, version)) {
                assertThat(answered(later)).isFalse();
            }
        }
        assertThat(gateway.started).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.3", "TLSv1.2"})
    void identity_isThatOfEachConnection(String version) throws Exception {
        SSLContext agent = showing(pki.client(DAY, DEVICE));
        for (int i = 0; i < 3; i++) {
            try (SSLSocket tls = connect(agent, version)) {
                assertThat(answered(tls)).isTrue();
            }
            assertThat(gateway.nextStarted().peer().deviceId()).isEqualTo("dev_1");
        }
    }

    @Test
    void certificate_meansNothingInATunnel() throws Exception {
        try (SSLSocket tls =
                TestAgent.tls(
                        showing(pki.client(DAY, "clawpatrol:device:dev_2")),
                        TestAgent.tunnel(gateway, "api.test:443"),
                        TestGateway.CLAIMED,
                        "http/1.1")) {
            assertThat(answered(tls)).isTrue();
        }
        assertThat(gateway.nextStarted().peer().deviceId()).isEqualTo("d1");
    }
}
