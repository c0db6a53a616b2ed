package org.clawpatrol.proxy.protocol.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.clawpatrol.proxy.fake.Patience.await;

import java.io.IOException;
import org.clawpatrol.proxy.tls.Pem;
import org.clawpatrol.proxy.tls.TestPki;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests of a credential that is a client certificate. */
class ClientCertificateRequestTest {
    private static final String GET = "GET /x HTTP/1.1\r\nHost: " + Lab.HOST + "\r\n\r\n";

    private TestPki pki;

    @BeforeEach
    void issue() throws Exception {
        pki = new TestPki();
    }

    private static LoopbackGateway gateway(TestOrigin origin) {
        return new LoopbackGateway(new Lab().clientCertificate("robot").build(), origin.port());
    }

    private void show(LoopbackGateway gateway, TestPki.Origin client) throws Exception {
        gateway.secret("robot/cert", Pem.of(client.chain()))
                .secret("robot/key", Pem.of(client.key()));
    }

    @Test
    void request_goesOnAsTheAgentSentIt() throws Exception {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(origin);
                RawAgent agent = gateway.agent()) {
            show(gateway, pki.good("robot.test"));
            agent.send(GET.replace("\r\n\r\n", "\r\nAccept-Encoding: br\r\n\r\n"));
            assertThat(agent.response()).startsWith("HTTP/1.1 200 ");
            assertThat(origin.heads().getFirst())
                    .contains("Accept-Encoding: br\r\n")
                    .doesNotContain("Authorization");
        }
    }

    /** The same name may stand for another certificate tomorrow. */
    @Test
    void connection_servesOneCertificateOnly() throws Exception {
        TestPki.Origin first = pki.good("robot.test");
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(origin);
                RawAgent agent = gateway.agent()) {
            show(gateway, first);
            agent.send(GET).response();
            agent.send(GET).response();
            assertThat(origin.connections()).isEqualTo(1);
            show(gateway, pki.good("robot.test"));
            agent.send(GET).response();
            assertThat(origin.connections()).isEqualTo(2);
            show(gateway, first);
            agent.send(GET).response();
            assertThat(origin.connections()).isEqualTo(2);
        }
    }

    @Test
    void certificate_thatCannotBeRead_isARefusalThatQuotesNothing() throws Exception {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(origin);
                RawAgent agent = gateway.agent()) {
            show(gateway, pki.good("robot.test"));
            gateway.secret("robot/key", Pem.block("PRIVATE KEY", "s3cret".getBytes(UTF_8)));
            assertThat(agent.send(GET).rest())
                    .startsWith("HTTP/1.1 502 ")
                    .contains("credential \"robot\" has a key that cannot be read");
            await().until(() -> !gateway.journal().outcomes().isEmpty());
            assertThat(gateway.journal().outcomes().getFirst().error())
                    .contains("has a key that cannot be read")
                    .doesNotContain("s3cret");
            assertThat(origin.connections()).isZero();
        }
    }

    @Test
    void certificate_withoutItsKey_isMissing() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(origin);
                RawAgent agent = gateway.agent()) {
            gateway.secret("robot/cert", "a certificate");
            assertThat(agent.send(GET).rest())
                    .startsWith("HTTP/1.1 502 ")
                    .contains("credential \"robot\" has no secret");
            assertThat(origin.connections()).isZero();
        }
    }
}
